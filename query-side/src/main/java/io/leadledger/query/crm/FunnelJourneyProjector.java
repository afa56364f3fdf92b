package io.leadledger.query.crm;

import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.query.crm.jooq.tables.LeadJourneyEvents;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.lead_journey_events with how far a lead comes in funnels. Of what is learnt it tells
/// the name; the value stands in funnel.data_point_collection.
@Component("crm.lead_journey.funnels")
@ProcessingGroup("crm.lead_journey")
@Fills(LeadJourneyEvents.class)
class FunnelJourneyProjector {

  @EventHandler
  void on(FunnelProgressEvent event, Recorded recorded, Rows rows) {
    Touch touch = event.subject().kind().equals("lead") ? touch(event) : null;
    if (touch != null) {
      touch
          .with("funnel_progress_id", event.progressId())
          .write(event.subject().id(), recorded, rows);
    }
  }

  private static @Nullable Touch touch(FunnelProgressEvent event) {
    return switch (event) {
      case FunnelEntered e ->
          new Touch("funnel_entered", e.enteredAt())
              .with("funnel_id", e.funnelId())
              .with("version", e.version());
      case DataPointCollected e ->
          new Touch("data_point_collected", e.collectedAt())
              .with("name", e.name())
              .with("source", e.source())
              .with("collection_id", e.collectionId());
      case MilestoneReached e ->
          new Touch("milestone_reached", e.reachedAt()).with("milestone", e.milestone());
      case MilestoneSkipped e ->
          new Touch("milestone_skipped", e.skippedAt())
              .with("milestone", e.milestone())
              .with("reason", e.reason());
      case MilestoneUndone e ->
          new Touch("milestone_undone", e.undoneAt()).with("milestone", e.milestone());
      case FunnelStalled e ->
          new Touch("funnel_stalled", e.stalledAt()).with("milestone", e.milestone());
      case FunnelResumed e -> new Touch("funnel_resumed", e.resumedAt());
      case FunnelCompleted e -> new Touch("funnel_completed", e.completedAt());
      case FunnelAbandoned e ->
          new Touch("funnel_abandoned", e.abandonedAt()).with("reason", e.reason());
      case MilestoneStarted _, DataPointRejected _, FunnelMigrated _, TriggerFired _ ->
          null; // no touch of the lead
    };
  }
}
