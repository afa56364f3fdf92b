package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.USERS;
import static io.leadledger.query.workspace.jooq.Tables.WORKSPACE_MEMBERS;

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
import io.leadledger.query.workspace.jooq.tables.Users;
import io.leadledger.query.workspace.jooq.tables.WorkspaceMembers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills workspace.users and workspace.workspace_members. A membership has the id of its person,
/// who works in one workspace.
@Component("workspace.members")
@ProcessingGroup("workspace.members")
@Fills({Users.class, WorkspaceMembers.class})
class MemberProjector {

  @EventHandler
  void on(UserEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case UserRegistered e -> registered(e, recorded, rows);
      case UserProfileChanged e ->
          describe(
              rows.update(USERS, e.userId()).set(USERS.UPDATED_AT, recorded.at()), e.profile());
      case UserRoleChanged e -> permit(member(e, recorded, rows), e.role());
      case UserDeactivated e -> member(e, recorded, rows).set(WORKSPACE_MEMBERS.IS_ACTIVE, false);
    }
  }

  private static void registered(UserRegistered event, Recorded recorded, Rows rows) {
    describe(
        rows.insert(USERS)
            .set(USERS.ID, event.userId())
            .set(USERS.CREATED_AT, recorded.at())
            .set(USERS.UPDATED_AT, recorded.at()),
        event.profile());
    permit(
        rows.insert(WORKSPACE_MEMBERS)
            .set(WORKSPACE_MEMBERS.ID, event.userId())
            .set(WORKSPACE_MEMBERS.WORKSPACE_ID, recorded.tenant())
            .set(WORKSPACE_MEMBERS.USER_ID, event.userId())
            .set(WORKSPACE_MEMBERS.INVITED_BY, event.invitedBy())
            .set(WORKSPACE_MEMBERS.JOINED_AT, recorded.at())
            .set(WORKSPACE_MEMBERS.IS_ACTIVE, true)
            .set(WORKSPACE_MEMBERS.CREATED_AT, recorded.at())
            .set(WORKSPACE_MEMBERS.UPDATED_AT, recorded.at()),
        event.role());
  }

  private static Rows.Values member(UserEvent event, Recorded recorded, Rows rows) {
    return rows.update(WORKSPACE_MEMBERS, event.userId())
        .set(WORKSPACE_MEMBERS.UPDATED_AT, recorded.at());
  }

  private static void describe(Rows.Values row, @Nullable UserProfile profile) {
    PersonName name = PersonName.of(profile);
    row.set(USERS.EMAIL, profile == null ? null : profile.email())
        .set(USERS.FIRST_NAME, name.first())
        .set(USERS.LAST_NAME, name.last())
        .set(USERS.AVATAR_URL, profile == null ? null : profile.avatarUrl())
        .set(USERS.PREFERENCES, Json.of(preferences(profile)));
  }

  /// The document keeps notification settings among the preferences.
  private static Map<String, Object> preferences(@Nullable UserProfile profile) {
    Map<String, Object> both = new LinkedHashMap<>();
    if (profile != null && profile.preferences() != null) {
      both.putAll(profile.preferences());
    }
    if (profile != null && profile.notificationSettings() != null) {
      both.put("notifications", profile.notificationSettings());
    }
    return both;
  }

  private static void permit(Rows.Values row, String role) {
    boolean leads = role.equals("owner") || role.equals("admin");
    boolean works = leads || role.equals("member");
    row.set(WORKSPACE_MEMBERS.ROLE, works ? role : "viewer")
        .set(
            WORKSPACE_MEMBERS.PERMISSIONS,
            Json.of(new Permissions(works, leads, role.equals("owner"), leads)));
  }

  /// What may be changed.
  private record Permissions(boolean agents, boolean packs, boolean billing, boolean members) {}
}
