package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.CRM_INTERACTIONS;

import io.leadledger.events.lead.LeadEvent.InteractionLogged;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.CrmInteractions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills workspace.crm_interactions.
@Component("workspace.crm_interactions")
@ProcessingGroup("workspace.crm_interactions")
@Fills(CrmInteractions.class)
class InteractionProjector {

  @EventHandler
  void on(InteractionLogged event, Recorded recorded, Rows rows) {
    rows.insert(CRM_INTERACTIONS)
        .set(CRM_INTERACTIONS.ID, event.interactionId())
        .set(CRM_INTERACTIONS.WORKSPACE_ID, recorded.tenant())
        .set(CRM_INTERACTIONS.CONTACT_ID, event.leadId())
        .set(CRM_INTERACTIONS.TYPE, event.type())
        .set(CRM_INTERACTIONS.DIRECTION, event.direction())
        .set(CRM_INTERACTIONS.SUBJECT, event.subject())
        .set(CRM_INTERACTIONS.CONTENT, event.content())
        .set(CRM_INTERACTIONS.OUTCOME, event.outcome())
        .set(CRM_INTERACTIONS.DURATION, event.durationSeconds())
        .set(CRM_INTERACTIONS.SCHEDULED_AT, event.scheduledAt())
        .set(CRM_INTERACTIONS.COMPLETED_AT, event.completedAt())
        .set(CRM_INTERACTIONS.USER_ID, event.userId())
        .set(CRM_INTERACTIONS.CREATED_AT, event.occurredAt())
        .set(CRM_INTERACTIONS.UPDATED_AT, recorded.at());
  }
}
