package io.leadledger.query;

import io.leadledger.events.Ids;
import io.leadledger.events.identity.TenantEvent.TenantRegistered;
import io.leadledger.events.identity.TenantProfile;
import io.leadledger.events.identity.TenantSubscription;
import io.leadledger.events.identity.UserEvent.UserRegistered;
import io.leadledger.events.identity.UserProfile;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.InteractionLogged;
import io.leadledger.events.lead.LeadEvent.LeadArchived;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadContacted;
import io.leadledger.events.lead.LeadEvent.LeadConverted;
import io.leadledger.events.lead.LeadEvent.LeadEnriched;
import io.leadledger.events.lead.LeadEvent.LeadQualified;
import io.leadledger.events.lead.LeadEvent.LeadRestored;
import io.leadledger.events.lead.LeadEvent.LeadScored;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events of the lead Ada, for tests to choose from. She was captured before they were recorded.
public final class LeadStory {
  public static final Instant CAPTURED = Instant.parse("2026-02-27T08:30:00Z");
  public static final Instant CONTACTED = Instant.parse("2026-02-28T12:00:00Z");
  public static final Instant CONVERTED = Instant.parse("2026-03-01T09:00:00Z");

  public final UUID lead = Ids.next();
  public final UUID company = Ids.next();
  public final UUID customer = Ids.next();
  private final UUID member;

  public LeadStory(UUID member) {
    this.member = member;
  }

  /// A tenant whose name and slug are like no other's.
  public static TenantRegistered tenantRegistered(UUID tenant) {
    return new TenantRegistered(
        tenant,
        "Acme " + tenant,
        "acme-" + tenant,
        new TenantProfile(
            "hello@acme.example",
            "+15550100",
            "+15550101",
            "https://acme.example/logo.png",
            "bills@acme.example",
            Map.of("city", "Austin"),
            Map.of("fax", "+15550102")),
        new TenantSubscription("starter", "active", CONVERTED, 5, 1_000, 10),
        Map.of("theme", "dark"),
        Map.of("scoring", true));
  }

  public static UserRegistered ownerRegistered(UUID user) {
    return new UserRegistered(user, profile(user + "@acme.example"), "owner", null);
  }

  public static UserProfile profile(String email) {
    return new UserProfile(
        email,
        "Olga",
        "Owner",
        null,
        "+15550199",
        null,
        "Sales",
        "Head of sales",
        Map.of("theme", "dark"),
        Map.of("daily", true));
  }

  public LeadCaptured captured() {
    return captured(contact("ada@mail.example", "+15550111"));
  }

  public LeadCaptured captured(@Nullable LeadContact contact) {
    return new LeadCaptured(
        lead,
        "mql-1",
        "Paid Search",
        Map.of("campaign", "spring"),
        contact,
        "browser-1",
        company,
        "Lovelace Roofing",
        true,
        Map.of("budget", 500),
        "new",
        "active",
        CAPTURED);
  }

  public static LeadContact contact(String email, String phone) {
    return new LeadContact(
        null,
        null,
        "Ada King Lovelace",
        email,
        phone,
        "Owner",
        36,
        "phone",
        "mornings",
        "Europe/London");
  }

  public LeadContacted contacted() {
    return new LeadContacted(lead, "new", "contacted", CONTACTED, CONTACTED, 1);
  }

  public LeadContacted contactedAgain() {
    return new LeadContacted(lead, "contacted", "contacted", CONTACTED, CONVERTED, 2);
  }

  public InteractionLogged called(UUID interaction) {
    return new InteractionLogged(
        lead,
        interaction,
        "call",
        "outbound",
        "Roof",
        "Wants a new roof",
        "Call again",
        90,
        null,
        CONTACTED,
        member,
        CONTACTED);
  }

  public LeadScored scored() {
    return new LeadScored(lead, 70, Map.of("has_budget", 70), "rules-1");
  }

  public LeadEnriched enriched(UUID enrichment) {
    return new LeadEnriched(
        lead, enrichment, "website", Map.of("employees", 12), new BigDecimal("0.8"));
  }

  public LeadQualified qualified() {
    return new LeadQualified(lead, member, "budget and date", "contacted", "qualified");
  }

  public LeadConverted converted() {
    return new LeadConverted(
        lead,
        customer,
        null,
        new BigDecimal("1200.50"),
        "USD",
        "qualified",
        "converted",
        CONVERTED,
        contact("ada@mail.example", "+15550111"),
        "Lovelace Roofing",
        member,
        List.of("vip"));
  }

  public LeadArchived archived(@Nullable UUID customer) {
    return new LeadArchived(lead, "moved away", "archived", customer);
  }

  public LeadRestored restored(String status, @Nullable UUID customer) {
    return new LeadRestored(
        lead,
        status,
        "active",
        "mql-1",
        contact("ada@mail.example", "+15550111"),
        company,
        true,
        customer);
  }
}
