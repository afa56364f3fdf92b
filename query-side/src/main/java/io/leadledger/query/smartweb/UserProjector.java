package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.USERS;

import io.leadledger.events.identity.UserEvent;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.identity.UserEvent.UserProfileChanged;
import io.leadledger.events.identity.UserEvent.UserRegistered;
import io.leadledger.events.identity.UserEvent.UserRoleChanged;
import io.leadledger.events.identity.UserProfile;
import io.leadledger.query.names.PersonName;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.enums.UserStatus;
import io.leadledger.query.smartweb.jooq.tables.Users;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.users. Roles have tables of their own.
@Component("smartweb.users")
@ProcessingGroup("smartweb.users")
@Fills(Users.class)
class UserProjector {

  @EventHandler
  void on(UserEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case UserRegistered e ->
          describe(
              rows.insert(USERS)
                  .set(USERS.ID, e.userId())
                  .set(USERS.ORGANIZATION_ID, recorded.tenant())
                  .set(USERS.STATUS, UserStatus.active)
                  .set(USERS.CREATED_AT, recorded.atUtc())
                  .set(USERS.UPDATED_AT, recorded.atUtc()),
              e.profile());
      case UserProfileChanged e -> describe(changed(e, recorded, rows), e.profile());
      case UserDeactivated e ->
          changed(e, recorded, rows)
              .set(USERS.STATUS, UserStatus.inactive)
              .set(USERS.EMAIL, null)
              .set(USERS.DELETED_AT, recorded.atUtc());
      case UserRoleChanged _ -> {} // to be kept in smartweb.user_roles
    }
  }

  private static Rows.Values changed(UserEvent event, Recorded recorded, Rows rows) {
    return rows.update(USERS, event.userId()).set(USERS.UPDATED_AT, recorded.atUtc());
  }

  private static void describe(Rows.Values row, @Nullable UserProfile profile) {
    PersonName name = PersonName.of(profile);
    row.set(USERS.FIRST_NAME, name.first())
        .set(USERS.LAST_NAME, name.last())
        .set(USERS.FULL_NAME, name.full())
        .set(USERS.EMAIL, profile == null ? null : profile.email())
        .set(USERS.PHONE, profile == null ? null : profile.phone())
        .set(USERS.AVATAR_URL, profile == null ? null : profile.avatarUrl())
        .set(USERS.DEPARTMENT, profile == null ? null : profile.department())
        .set(USERS.JOB_TITLE, profile == null ? null : profile.jobTitle())
        .set(USERS.PREFERENCES, Json.orEmpty(profile == null ? null : profile.preferences()))
        .set(
            USERS.NOTIFICATION_SETTINGS,
            Json.orEmpty(profile == null ? null : profile.notificationSettings()));
  }
}
