package io.leadledger.query.crm;

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
import io.leadledger.query.crm.jooq.tables.LeadJourneyEvents;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.lead_journey_events: a row for every touch of a lead.
@Component("crm.lead_journey")
@ProcessingGroup("crm.lead_journey")
@Fills(LeadJourneyEvents.class)
class LeadJourneyProjector {

  @EventHandler
  void on(LeadEvent event, Recorded recorded, Rows rows) {
    touch(event, recorded.at()).write(event.leadId(), recorded, rows);
  }

  private static Touch touch(LeadEvent event, Instant at) {
    return switch (event) {
      case LeadCaptured e ->
          new Touch("captured", e.capturedAt())
              .through(e.browserId() == null ? null : "website")
              .with("source", e.source());
      case LeadContactChanged _ -> new Touch("contact_changed", at);
      case LeadCompanyChanged e ->
          new Touch("company_changed", at)
              .with("company_id", e.companyId())
              .with("company", e.companyName());
      case LeadCustomFieldsChanged _ -> new Touch("custom_fields_changed", at);
      case LeadVisited e ->
          new Touch("visited", e.visitedAt())
              .through("website")
              .with("page_url", e.pageUrl())
              .with("referrer", e.referrer())
              .with("session_count", e.sessionCount());
      case LeadTagged e -> new Touch("tagged", at).with("tag", e.tag());
      case LeadUntagged e -> new Touch("untagged", at).with("tag", e.tag());
      case LeadAssigned e ->
          new Touch("assigned", at)
              .with("assignee_id", e.assigneeId())
              .with("previous_assignee_id", e.previousAssigneeId())
              .with("rule", e.rule())
              .with("reason", e.reason());
      case LeadUnassigned e ->
          new Touch("unassigned", at)
              .with("previous_assignee_id", e.previousAssigneeId())
              .with("reason", e.reason());
      case InteractionLogged e ->
          new Touch("interaction", e.occurredAt())
              .through(channel(e.type()))
              .with("interaction_id", e.interactionId())
              .with("type", e.type())
              .with("direction", e.direction())
              .with("subject", e.subject())
              .with("outcome", e.outcome());
      case LeadContacted e ->
          new Touch("contacted", e.lastContactAt()).with("contact_attempts", e.contactAttempts());
      case LeadScored e ->
          new Touch("scored", at).with("score", e.score()).with("model", e.model());
      case LeadEnriched e ->
          new Touch("enriched", at).with("source", e.source()).with("confidence", e.confidence());
      case LeadQualified e -> new Touch("qualified", at).with("reason", e.reason());
      case LeadDisqualified e -> new Touch("disqualified", at).with("reason", e.reason());
      case LeadPlacedInStage e ->
          new Touch("placed_in_stage", at)
              .with("pipeline_id", e.pipelineId())
              .with("stage_id", e.stageId())
              .with("previous_stage_id", e.previousStageId());
      case LeadConverted e ->
          new Touch("converted", e.convertedAt())
              .with("customer_id", e.customerId())
              .with("opportunity_id", e.opportunityId())
              .with("value", e.value())
              .with("currency", e.currency());
      case LeadLost e -> new Touch("lost", at).with("reason", e.reason());
      case LeadReopened e -> new Touch("reopened", at).with("reason", e.reason());
      case LeadArchived e -> new Touch("archived", at).with("reason", e.reason());
      case LeadRestored _ -> new Touch("restored", at);
      case LeadErased e -> new Touch("erased", at).with("ground", e.ground());
    };
  }

  /// A note or a task reaches nobody.
  private static @Nullable String channel(String interaction) {
    return interaction.equals("note") || interaction.equals("task") ? null : interaction;
  }
}
