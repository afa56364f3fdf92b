package io.leadledger.command.lead;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.events.lead.CompanyProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What only one active company of a tenant may have, and which companies are active.
final class CompanyClaims {
  private static final String ACTIVE = "company";
  private static final String EMAIL = "company.email";
  private static final String PHONE = "company.phone";
  private static final String EXTERNAL_ID = "company.external-id";
  private static final String GOOGLE_ID = "company.google-id";
  private static final Set<String> ALL = Set.of(ACTIVE, EMAIL, PHONE, EXTERNAL_ID, GOOGLE_ID);

  private CompanyClaims() {}

  static boolean isActive(Claims claims, UUID tenant, UUID company) {
    return claims.holder(tenant, ACTIVE, company.toString()).isPresent();
  }

  /// Claims what identifies an active company, instead of what it has claimed before.
  static void replace(
      Claims claims,
      UUID tenant,
      UUID company,
      @Nullable String externalId,
      CompanyProfile profile) {
    release(claims, tenant, company);
    claim(claims, tenant, company, externalId, profile);
  }

  static void claim(
      Claims claims,
      UUID tenant,
      UUID company,
      @Nullable String externalId,
      CompanyProfile profile) {
    Map<String, String> values = new HashMap<>();
    values.put(ACTIVE, company.toString());
    putPresent(values, EMAIL, profile.email());
    putPresent(values, PHONE, profile.phone());
    putPresent(values, EXTERNAL_ID, externalId);
    putPresent(values, GOOGLE_ID, profile.googleBusinessId());
    claims
        .claim(tenant, company, values)
        .ifPresent(
            taken -> {
              throw new RuleBroken(ruleOf(taken.kind()), Map.of("existingCompany", taken.holder()));
            });
  }

  /// The profile without what other companies have claimed.
  static CompanyProfile unlessTaken(
      Claims claims, UUID tenant, UUID company, CompanyProfile profile) {
    return CompanyProfiles.reachedBy(
        profile,
        unlessTaken(claims, tenant, company, PHONE, profile.phone()),
        unlessTaken(claims, tenant, company, EMAIL, profile.email()));
  }

  private static @Nullable String unlessTaken(
      Claims claims, UUID tenant, UUID company, String kind, @Nullable String value) {
    return value == null
            || claims.holder(tenant, kind, value).filter(h -> !h.equals(company)).isPresent()
        ? null
        : value;
  }

  static void release(Claims claims, UUID tenant, UUID company) {
    claims.release(tenant, company, ALL);
  }

  private static CompanyRule ruleOf(String kind) {
    return switch (kind) {
      case EMAIL -> CompanyRule.EMAIL_IS_UNIQUE_AMONG_ACTIVE_COMPANIES;
      case PHONE -> CompanyRule.PHONE_IS_UNIQUE_AMONG_ACTIVE_COMPANIES;
      case GOOGLE_ID -> CompanyRule.GOOGLE_BUSINESS_ID_IS_UNIQUE_AMONG_ACTIVE_COMPANIES;
      default -> CompanyRule.EXTERNAL_ID_IS_UNIQUE_AMONG_ACTIVE_COMPANIES;
    };
  }

  private static void putPresent(Map<String, String> values, String kind, @Nullable String value) {
    if (value != null) {
      values.put(kind, value);
    }
  }
}
