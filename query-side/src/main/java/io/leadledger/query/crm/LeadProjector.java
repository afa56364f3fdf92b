package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.LEADS;

import io.leadledger.events.conversation.ConversationEvent.ConversationReopened;
import io.leadledger.events.conversation.ConversationEvent.ConversationStarted;
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
import io.leadledger.query.crm.jooq.enums.LeadStateEnum;
import io.leadledger.query.crm.jooq.enums.LeadStatusEnum;
import io.leadledger.query.crm.jooq.tables.Leads;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.leads. What lead_data shows is set part by part (ADR 0022).
@Component("crm.leads")
@ProcessingGroup("crm.leads")
@Fills(Leads.class)
class LeadProjector {

  @EventHandler
  void on(LeadEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case LeadCaptured e -> captured(e, recorded, rows);
      case LeadContactChanged e ->
          changed(e, recorded, rows).set(LEADS.CONTACT, Json.of(e.contact()));
      case LeadCompanyChanged e ->
          changed(e, recorded, rows).set(LEADS.COMPANY, company(e.companyId(), e.companyName()));
      case LeadCustomFieldsChanged e ->
          changed(e, recorded, rows).set(LEADS.CUSTOM_FIELDS, Json.of(e.customFields()));
      case LeadTagged e -> changed(e, recorded, rows).set(LEADS.TAGS, Json.of(e.tags()));
      case LeadUntagged e -> changed(e, recorded, rows).set(LEADS.TAGS, Json.of(e.tags()));
      case LeadAssigned e ->
          changed(e, recorded, rows).set(LEADS.ASSIGNED_TO_USER_ID, e.assigneeId());
      case LeadUnassigned e -> changed(e, recorded, rows).set(LEADS.ASSIGNED_TO_USER_ID, null);
      case LeadScored e ->
          changed(e, recorded, rows)
              .set(LEADS.SCORE, Json.of(new Score(e.score(), e.breakdown(), e.model())));
      case LeadContacted e -> changed(e, recorded, rows).set(LEADS.STATUS, status(e.status()));
      case LeadQualified e -> changed(e, recorded, rows).set(LEADS.STATUS, status(e.status()));
      case LeadDisqualified e -> changed(e, recorded, rows).set(LEADS.STATUS, status(e.status()));
      case LeadConverted e -> changed(e, recorded, rows).set(LEADS.STATUS, status(e.status()));
      case LeadLost e -> changed(e, recorded, rows).set(LEADS.STATUS, status(e.status()));
      case LeadReopened e -> changed(e, recorded, rows).set(LEADS.STATUS, status(e.status()));
      case LeadPlacedInStage e ->
          changed(e, recorded, rows)
              .set(LEADS.PIPELINE_ID, e.pipelineId())
              .set(LEADS.DEAL_STAGE_ID, e.stageId());
      case LeadArchived e -> changed(e, recorded, rows).set(LEADS.STATE, state(e.lifecycle()));
      case LeadErased e ->
          changed(e, recorded, rows)
              .set(LEADS.STATE, state(e.lifecycle()))
              .set(LEADS.ACTIVE_THREAD_ID, null);
      case LeadRestored e ->
          changed(e, recorded, rows)
              .set(LEADS.STATUS, status(e.status()))
              .set(LEADS.STATE, state(e.lifecycle()));
      case LeadVisited _, InteractionLogged _, LeadEnriched _ -> {} // see lead_journey_events
    }
  }

  @EventHandler
  void on(ConversationStarted event, Recorded recorded, Rows rows) {
    goesOn(event.leadId(), event.threadId(), recorded, rows);
  }

  @EventHandler
  void on(ConversationReopened event, Recorded recorded, Rows rows) {
    goesOn(event.leadId(), event.threadId(), recorded, rows);
  }

  private static void goesOn(UUID lead, UUID thread, Recorded recorded, Rows rows) {
    rows.update(LEADS, lead)
        .set(LEADS.ACTIVE_THREAD_ID, thread)
        .set(LEADS.UPDATED_AT, recorded.at());
  }

  private static void captured(LeadCaptured event, Recorded recorded, Rows rows) {
    rows.insert(LEADS)
        .set(LEADS.ID, event.leadId())
        .set(LEADS.CLIENT_ID, recorded.tenant())
        .set(LEADS.EXTERNAL_ID, event.externalId())
        .set(LEADS.STATUS, status(event.status()))
        .set(LEADS.STATE, state(event.lifecycle()))
        .set(
            LEADS.CAPTURE,
            Json.of(new Capture(event.source(), event.sourceDetails(), event.browserId())))
        .set(LEADS.CONTACT, Json.of(event.contact()))
        .set(LEADS.COMPANY, company(event.companyId(), event.companyName()))
        .set(LEADS.CUSTOM_FIELDS, Json.of(event.customFields()))
        .set(LEADS.CREATED_AT, event.capturedAt())
        .set(LEADS.UPDATED_AT, recorded.at());
  }

  private static Rows.Values changed(LeadEvent event, Recorded recorded, Rows rows) {
    return rows.update(LEADS, event.leadId()).set(LEADS.UPDATED_AT, recorded.at());
  }

  private static @Nullable LeadStatusEnum status(String status) {
    return LeadStatusEnum.lookupLiteral(status);
  }

  private static @Nullable LeadStateEnum state(String lifecycle) {
    return LeadStateEnum.lookupLiteral(lifecycle);
  }

  private static @Nullable JSONB company(@Nullable UUID id, @Nullable String name) {
    return id == null && name == null ? null : Json.of(new Company(id, name));
  }

  private record Capture(
      String source, @Nullable Map<String, Object> sourceDetails, @Nullable String browserId) {}

  private record Company(@Nullable UUID id, @Nullable String name) {}

  private record Score(int value, Map<String, Integer> points, String model) {}
}
