package io.leadledger.command.identity;

import io.leadledger.events.identity.UserProfile;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What clients send about members.
final class UserBodies {
  private UserBodies() {}

  record NewUser(@Valid @NotNull Profile profile, @NotBlank String role) {

    Role toRole() {
      return roleNamed(role);
    }
  }

  record NewRole(@NotBlank String role) {}

  record Profile(
      @NotBlank @Email @Size(max = 254) String email,
      @Size(max = 100) @Nullable String firstName,
      @Size(max = 100) @Nullable String lastName,
      @Size(max = 200) @Nullable String fullName,
      @Pattern(regexp = TenantBodies.E_164) @Nullable String phone,
      @Size(max = 2_048) @Nullable String avatarUrl,
      @Size(max = 200) @Nullable String department,
      @Size(max = 200) @Nullable String jobTitle,
      @Size(max = 100) @Nullable Map<String, Object> preferences,
      @Size(max = 100) @Nullable Map<String, Object> notificationSettings) {

    UserProfile toProfile() {
      return new UserProfile(
          email.strip().toLowerCase(Locale.ROOT),
          firstName,
          lastName,
          fullName,
          phone,
          avatarUrl,
          department,
          jobTitle,
          preferences,
          notificationSettings);
    }
  }

  static Role roleNamed(String value) {
    return Role.find(value)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "role",
                    "unknown-value",
                    "This is none of the roles.",
                    Arrays.stream(Role.values()).map(Role::value).toList()));
  }
}
