package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.LEADS;
import static io.leadledger.query.smartweb.jooq.Tables.LEAD_TAGS;

import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.InteractionLogged;
import io.leadledger.events.lead.LeadEvent.LeadArchived;
import io.leadledger.events.lead.LeadEvent.LeadAssigned;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadCompanyChanged;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadContacted;
import io.leadledger.events.lead.LeadEvent.LeadConverted;
import io.leadledger.events.lead.LeadEvent.LeadCustomFieldsChanged;
import io.leadledger.events.lead.LeadEvent.LeadDisqualified;
import io.leadledger.events.lead.LeadEvent.LeadEnriched;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.events.lead.LeadEvent.LeadLost;
import io.leadledger.events.lead.LeadEvent.LeadPlacedInStage;
import io.leadledger.events.lead.LeadEvent.LeadQualified;
import io.leadledger.events.lead.LeadEvent.LeadReopened;
import io.leadledger.events.lead.LeadEvent.LeadRestored;
import io.leadledger.events.lead.LeadEvent.LeadScored;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.lead.LeadEvent.LeadUnassigned;
import io.leadledger.events.lead.LeadEvent.LeadUntagged;
import io.leadledger.events.lead.LeadEvent.LeadVisited;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.enums.LeadStatus;
import io.leadledger.query.smartweb.jooq.tables.LeadTags;
import io.leadledger.query.smartweb.jooq.tables.Leads;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.leads and smartweb.lead_tags. Only the first active lead of a company has its
/// company_id; source_details names the company of every lead, and is set part by part (ADR 0022).
@Component("smartweb.leads")
@ProcessingGroup("smartweb.leads")
@Fills({LeadTags.class, Leads.class})
class LeadProjector {

  @EventHandler
  void on(LeadEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case LeadCaptured e -> captured(e, recorded, rows);
      case LeadContactChanged e -> reach(changed(e, recorded, rows), e.contact());
      case LeadCompanyChanged e ->
          changed(e, recorded, rows)
              .set(LEADS.COMPANY_ID, e.holdsCompany() ? e.companyId() : null)
              .set(LEADS.COMPANY, company(e.companyId(), e.companyName()));
      case LeadTagged e -> tag(e, recorded, rows);
      case LeadUntagged e -> rows.delete(LEAD_TAGS, e.leadId(), e.tag());
      case LeadAssigned e -> assign(changed(e, recorded, rows), e.assigneeId(), recorded);
      case LeadUnassigned e -> assign(changed(e, recorded, rows), null, recorded);
      case LeadContacted e ->
          become(changed(e, recorded, rows), e.status())
              .set(LEADS.FIRST_CONTACT_AT, Utc.of(e.firstContactAt()))
              .set(LEADS.LAST_CONTACT_AT, Utc.of(e.lastContactAt()))
              .set(LEADS.CONTACT_ATTEMPTS, e.contactAttempts());
      case LeadScored e ->
          changed(e, recorded, rows)
              .set(LEADS.LEAD_SCORE, e.score())
              .set(LEADS.SCORE_BREAKDOWN, Json.of(new Score(e.breakdown(), e.model())));
      case LeadQualified e -> qualified(e, recorded, rows);
      case LeadDisqualified e ->
          notQualified(become(changed(e, recorded, rows), e.status()))
              .set(LEADS.LOST_REASON, e.reason());
      case LeadConverted e ->
          become(changed(e, recorded, rows), e.status())
              .set(LEADS.CONVERTED_AT, Utc.of(e.convertedAt()))
              .set(LEADS.CONVERSION_VALUE, e.value());
      case LeadLost e ->
          become(changed(e, recorded, rows), e.status()).set(LEADS.LOST_REASON, e.reason());
      case LeadReopened e -> reopened(e, recorded, rows);
      case LeadArchived e -> changed(e, recorded, rows).set(LEADS.COMPANY_ID, null);
      case LeadErased e -> changed(e, recorded, rows).set(LEADS.COMPANY_ID, null);
      case LeadRestored e ->
          become(changed(e, recorded, rows), e.status())
              .set(LEADS.COMPANY_ID, e.holdsCompany() ? e.companyId() : null);
      case LeadCustomFieldsChanged _,
          LeadVisited _,
          InteractionLogged _,
          LeadEnriched _,
          LeadPlacedInStage _ -> {} // elsewhere in this schema, or not documented in it
    }
  }

  private static void captured(LeadCaptured event, Recorded recorded, Rows rows) {
    Rows.Values row =
        rows.insert(LEADS)
            .set(LEADS.ID, event.leadId())
            .set(LEADS.COMPANY_ID, event.holdsCompany() ? event.companyId() : null)
            .set(LEADS.SOURCE, Vocabulary.source(event.source()))
            .set(LEADS.CAPTURE, Json.of(new Capture(event.source(), event.sourceDetails())))
            .set(LEADS.COMPANY, company(event.companyId(), event.companyName()))
            .set(LEADS.CREATED_AT, Utc.of(event.capturedAt()))
            .set(LEADS.UPDATED_AT, recorded.atUtc());
    reach(become(row, event.status()), event.contact());
  }

  private static void tag(LeadTagged event, Recorded recorded, Rows rows) {
    rows.insert(LEAD_TAGS)
        .set(LEAD_TAGS.LEAD_ID, event.leadId())
        .set(LEAD_TAGS.TAG, event.tag())
        .set(LEAD_TAGS.TAGGED_BY, recorded.actor())
        .set(LEAD_TAGS.CREATED_AT, recorded.atUtc());
  }

  private static void qualified(LeadQualified event, Recorded recorded, Rows rows) {
    become(changed(event, recorded, rows), event.status())
        .set(LEADS.QUALIFIED_AT, recorded.atUtc())
        .set(LEADS.QUALIFIED_BY, event.qualifiedBy().toString())
        .set(LEADS.LOST_REASON, null);
  }

  private static void reopened(LeadReopened event, Recorded recorded, Rows rows) {
    Rows.Values row =
        become(changed(event, recorded, rows), event.status()).set(LEADS.LOST_REASON, null);
    if (!event.status().equals("qualified")) {
      notQualified(row);
    }
  }

  private static Rows.Values changed(LeadEvent event, Recorded recorded, Rows rows) {
    return rows.update(LEADS, event.leadId()).set(LEADS.UPDATED_AT, recorded.atUtc());
  }

  private static Rows.Values become(Rows.Values row, String status) {
    return row.set(LEADS.STATUS, LeadStatus.lookupLiteral(status));
  }

  private static Rows.Values notQualified(Rows.Values row) {
    return row.set(LEADS.QUALIFIED_AT, null).set(LEADS.QUALIFIED_BY, null);
  }

  private static void assign(Rows.Values row, @Nullable UUID assignee, Recorded recorded) {
    row.set(LEADS.ASSIGNED_TO, assignee)
        .set(LEADS.ASSIGNED_AT, assignee == null ? null : recorded.atUtc());
  }

  private static void reach(Rows.Values row, @Nullable LeadContact contact) {
    row.set(LEADS.PREFERRED_CONTACT_METHOD, contact == null ? null : contact.preferredMethod())
        .set(LEADS.BEST_CALL_TIME, contact == null ? null : contact.bestCallTime())
        .set(LEADS.TIMEZONE, contact == null ? null : contact.timezone());
  }

  private static @Nullable JSONB company(@Nullable UUID id, @Nullable String name) {
    return id == null && name == null ? null : Json.of(new Company(id, name));
  }

  private record Capture(String source, @Nullable Map<String, Object> details) {}

  private record Company(@Nullable UUID id, @Nullable String name) {}

  private record Score(Map<String, Integer> points, String model) {}
}
