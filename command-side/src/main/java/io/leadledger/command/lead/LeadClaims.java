package io.leadledger.command.lead;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.claims.Claims.Taken;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.events.lead.LeadContact;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What only one active lead of a tenant may have, and how a refusal names the lead that has it.
final class LeadClaims {
  private static final String EMAIL = "lead.email";
  private static final String PHONE = "lead.phone";
  private static final String EXTERNAL_ID = "lead.external-id";
  private static final String FIRST_OF_COMPANY = "lead.company";

  private LeadClaims() {}

  static void claimContact(Claims claims, UUID tenant, UUID lead, LeadContact contact) {
    claims.release(tenant, lead, Set.of(EMAIL, PHONE));
    claim(claims, tenant, lead, null, contact);
  }

  /// Claims all that identifies the lead.
  static void claim(
      Claims claims, UUID tenant, UUID lead, @Nullable String externalId, LeadContact contact) {
    claims
        .claim(tenant, lead, valuesOf(externalId, contact))
        .ifPresent(
            taken -> {
              throw new RuleBroken(ruleOf(taken), Map.of("existingLead", taken.holder()));
            });
  }

  /// What identifies a lead, by kind.
  static Map<String, String> valuesOf(@Nullable String externalId, LeadContact contact) {
    Map<String, String> values = new HashMap<>();
    putPresent(values, EMAIL, contact.email());
    putPresent(values, PHONE, contact.phone());
    putPresent(values, EXTERNAL_ID, externalId);
    return values;
  }

  /// Whether the lead is the first active one of its company; it stays so until it is archived or
  /// leaves the company.
  static boolean holdsCompany(Claims claims, UUID tenant, UUID lead, @Nullable UUID company) {
    if (company == null) {
      return false;
    }
    RuleBroken.require(
        CompanyClaims.isActive(claims, tenant, company),
        LeadRule.A_LEAD_BELONGS_TO_A_KNOWN_COMPANY);
    return claims.claim(tenant, lead, Map.of(FIRST_OF_COMPANY, company.toString())).isEmpty();
  }

  static boolean movesCompany(Claims claims, UUID tenant, UUID lead, @Nullable UUID company) {
    claims.release(tenant, lead, Set.of(FIRST_OF_COMPANY));
    return holdsCompany(claims, tenant, lead, company);
  }

  static void releaseAll(Claims claims, UUID tenant, UUID lead) {
    claims.release(tenant, lead, Set.of(EMAIL, PHONE, EXTERNAL_ID, FIRST_OF_COMPANY));
  }

  private static LeadRule ruleOf(Taken taken) {
    return switch (taken.kind()) {
      case EMAIL -> LeadRule.EMAIL_IS_UNIQUE_AMONG_ACTIVE_LEADS;
      case PHONE -> LeadRule.PHONE_IS_UNIQUE_AMONG_ACTIVE_LEADS;
      default -> LeadRule.EXTERNAL_ID_IS_UNIQUE_AMONG_ACTIVE_LEADS;
    };
  }

  private static void putPresent(Map<String, String> values, String kind, @Nullable String value) {
    if (value != null) {
      values.put(kind, value);
    }
  }
}
