package io.leadledger.command.identity;

import io.leadledger.events.identity.UserProfile;
import io.leadledger.http.Role;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a member. `by` is the role of whoever asks.
public sealed interface UserCommand {
  UUID user();

  /// A person becomes a member. The e-mail address is unique among the tenant's active members.
  record RegisterUser(@TargetAggregateIdentifier UUID user, UserProfile profile, Role role, Role by)
      implements UserCommand {}

  /// The whole profile, from now on. Who changes their own profile needs no role for it.
  record ChangeUserProfile(@TargetAggregateIdentifier UUID user, UserProfile profile, Role by)
      implements UserCommand {}

  /// What the member may do from now on.
  record ChangeUserRole(@TargetAggregateIdentifier UUID user, Role role, Role by)
      implements UserCommand {}

  /// Shuts the member out; the e-mail address is free for another.
  record DeactivateUser(@TargetAggregateIdentifier UUID user, @Nullable String reason, Role by)
      implements UserCommand {}
}
