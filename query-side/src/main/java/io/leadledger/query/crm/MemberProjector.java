package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.AUTH_USERS;
import static io.leadledger.query.crm.jooq.Tables.USER_PROFILES;

import io.leadledger.events.identity.UserEvent;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.identity.UserEvent.UserProfileChanged;
import io.leadledger.events.identity.UserEvent.UserRegistered;
import io.leadledger.events.identity.UserEvent.UserRoleChanged;
import io.leadledger.events.identity.UserProfile;
import io.leadledger.query.crm.jooq.enums.UserProfileStatusEnum;
import io.leadledger.query.crm.jooq.tables.AuthUsers;
import io.leadledger.query.crm.jooq.tables.UserProfiles;
import io.leadledger.query.names.PersonName;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.auth_users and crm.user_profiles: who may sign in, and what they are to the client.
@Component("crm.members")
@ProcessingGroup("crm.members")
@Fills({AuthUsers.class, UserProfiles.class})
class MemberProjector {

  @EventHandler
  void on(UserEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case UserRegistered e -> registered(e, recorded, rows);
      case UserProfileChanged e -> {
        describe(user(e, recorded, rows), e.profile());
        profile(e, recorded, rows).set(USER_PROFILES.FULL_NAME, PersonName.of(e.profile()).full());
      }
      case UserRoleChanged e -> profile(e, recorded, rows).set(USER_PROFILES.ROLE, e.role());
      case UserDeactivated e -> {
        user(e, recorded, rows).set(AUTH_USERS.DEACTIVATED_AT, recorded.at());
        profile(e, recorded, rows).set(USER_PROFILES.STATUS, UserProfileStatusEnum.deactivated);
      }
    }
  }

  private static void registered(UserRegistered event, Recorded recorded, Rows rows) {
    describe(
        rows.insert(AUTH_USERS)
            .set(AUTH_USERS.ID, event.userId())
            .set(AUTH_USERS.INVITED_BY_USER_ID, event.invitedBy())
            .set(AUTH_USERS.CREATED_AT, recorded.at())
            .set(AUTH_USERS.UPDATED_AT, recorded.at()),
        event.profile());
    rows.insert(USER_PROFILES)
        .set(USER_PROFILES.USER_ID, event.userId())
        .set(USER_PROFILES.CLIENT_ID, recorded.tenant())
        .set(USER_PROFILES.FULL_NAME, PersonName.of(event.profile()).full())
        .set(USER_PROFILES.ROLE, event.role())
        .set(USER_PROFILES.STATUS, UserProfileStatusEnum.active)
        .set(USER_PROFILES.CREATED_AT, recorded.at())
        .set(USER_PROFILES.UPDATED_AT, recorded.at());
  }

  private static Rows.Values user(UserEvent event, Recorded recorded, Rows rows) {
    return rows.update(AUTH_USERS, event.userId()).set(AUTH_USERS.UPDATED_AT, recorded.at());
  }

  private static Rows.Values profile(UserEvent event, Recorded recorded, Rows rows) {
    return rows.update(USER_PROFILES, event.userId(), recorded.tenant())
        .set(USER_PROFILES.UPDATED_AT, recorded.at());
  }

  private static void describe(Rows.Values row, @Nullable UserProfile profile) {
    row.set(AUTH_USERS.EMAIL, profile == null ? null : profile.email())
        .set(AUTH_USERS.PHONE, profile == null ? null : profile.phone())
        .set(AUTH_USERS.USER_METADATA, Json.orEmpty(Metadata.of(profile)));
  }

  /// The shape of user_metadata.
  private record Metadata(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String avatarUrl,
      @Nullable String department,
      @Nullable String jobTitle) {

    static @Nullable Metadata of(@Nullable UserProfile profile) {
      if (profile == null) {
        return null;
      }
      PersonName name = PersonName.of(profile);
      return new Metadata(
          name.first(), name.last(), profile.avatarUrl(), profile.department(), profile.jobTitle());
    }
  }
}
