package io.leadledger.events.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a tenant presents itself and where its bills go.
public record TenantProfile(
    @Nullable String email,
    @Nullable String phone,
    @Nullable String whatsappPhone,
    @Nullable String logoUrl,
    @Nullable String billingEmail,
    @Nullable Map<String, Object> billingAddress,
    @Nullable Map<String, Object> contactInfo) {

  /// Nothing known yet.
  public static final TenantProfile NONE =
      new TenantProfile(null, null, null, null, null, null, null);
}
