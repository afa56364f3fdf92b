package io.leadledger.events.identity;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a user: a member of one tenant. `role` is one of `owner`, `admin`,
/// `member`, `analyst`, `auditor`.
public sealed interface UserEvent extends DomainEvent {
  UUID userId();

  @Override
  default UUID aggregateId() {
    return userId();
  }

  /// A person has become a member.
  @EventName("identity.UserRegistered")
  @Revision("1")
  record UserRegistered(
      UUID userId, @Personal @Nullable UserProfile profile, String role, @Nullable UUID invitedBy)
      implements UserEvent {}

  /// The whole profile, as it is from now on.
  @EventName("identity.UserProfileChanged")
  @Revision("1")
  record UserProfileChanged(UUID userId, @Personal @Nullable UserProfile profile)
      implements UserEvent {}

  /// What the member may do from now on.
  @EventName("identity.UserRoleChanged")
  @Revision("1")
  record UserRoleChanged(UUID userId, String previousRole, String role) implements UserEvent {}

  /// The member may do nothing from now on; its e-mail is free for another.
  @EventName("identity.UserDeactivated")
  @Revision("1")
  record UserDeactivated(UUID userId, @Nullable String reason) implements UserEvent {}
}
