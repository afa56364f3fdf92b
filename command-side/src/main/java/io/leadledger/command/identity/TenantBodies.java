package io.leadledger.command.identity;

import io.leadledger.events.identity.TenantProfile;
import io.leadledger.events.identity.TenantSubscription;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What clients send about tenants.
final class TenantBodies {
  private TenantBodies() {}

  record NewTenant(
      @NotBlank @Size(max = 200) String name,
      @NotNull @Pattern(regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?") String slug,
      @Valid @Nullable Profile profile,
      @Valid @Nullable Subscription subscription) {

    TenantProfile profileOrNone() {
      return profile == null ? TenantProfile.NONE : profile.toProfile();
    }

    TenantSubscription subscriptionOrFree() {
      return subscription == null
          ? new TenantSubscription("free", "active", null, null, null, null)
          : subscription.toSubscription();
    }
  }

  record NamedProfile(@NotBlank @Size(max = 200) String name, @Valid @NotNull Profile profile) {}

  record Profile(
      @Email @Size(max = 254) @Nullable String email,
      @Pattern(regexp = E_164) @Nullable String phone,
      @Pattern(regexp = E_164) @Nullable String whatsappPhone,
      @Size(max = 2_048) @Nullable String logoUrl,
      @Email @Size(max = 254) @Nullable String billingEmail,
      @Size(max = 50) @Nullable Map<String, Object> billingAddress,
      @Size(max = 50) @Nullable Map<String, Object> contactInfo) {

    TenantProfile toProfile() {
      return new TenantProfile(
          email, phone, whatsappPhone, logoUrl, billingEmail, billingAddress, contactInfo);
    }
  }

  record Settings(
      @Size(max = 200) @Nullable Map<String, Object> settings,
      @Size(max = 200) @Nullable Map<String, Object> features) {

    Map<String, Object> settingsOrNone() {
      return Objects.requireNonNullElse(settings, Map.of());
    }

    Map<String, Object> featuresOrNone() {
      return Objects.requireNonNullElse(features, Map.of());
    }
  }

  record Subscription(
      @NotNull @Pattern(regexp = "free|starter|professional|enterprise") String tier,
      @NotNull @Pattern(regexp = "trialing|active|past_due|cancelled") String status,
      @Nullable Instant expiresAt,
      @PositiveOrZero @Nullable Integer maxUsers,
      @PositiveOrZero @Nullable Integer maxLeadsPerMonth,
      @PositiveOrZero @Nullable Integer maxAiCallsPerMonth) {

    TenantSubscription toSubscription() {
      return new TenantSubscription(
          tier, status, expiresAt, maxUsers, maxLeadsPerMonth, maxAiCallsPerMonth);
    }
  }

  /// Why something is done, for the history.
  record Reason(@Size(max = 2_000) @Nullable String reason) {}

  static final String E_164 = "\\+[1-9][0-9]{6,14}";
}
