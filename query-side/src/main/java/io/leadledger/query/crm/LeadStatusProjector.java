package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.LEAD_STATUS_HISTORY;

import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadContacted;
import io.leadledger.events.lead.LeadEvent.LeadConverted;
import io.leadledger.events.lead.LeadEvent.LeadDisqualified;
import io.leadledger.events.lead.LeadEvent.LeadLost;
import io.leadledger.events.lead.LeadEvent.LeadQualified;
import io.leadledger.events.lead.LeadEvent.LeadReopened;
import io.leadledger.query.crm.jooq.enums.LeadStatusEnum;
import io.leadledger.query.crm.jooq.tables.LeadStatusHistory;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.lead_status_history: a row whenever a lead's status becomes another.
@Component("crm.lead_status_history")
@ProcessingGroup("crm.lead_status_history")
@Fills(LeadStatusHistory.class)
class LeadStatusProjector {

  @EventHandler
  void on(LeadCaptured e, Recorded recorded, Rows rows) {
    add(e, null, e.status(), null, e.capturedAt(), recorded, rows);
  }

  @EventHandler
  void on(LeadContacted e, Recorded recorded, Rows rows) {
    add(e, e.previousStatus(), e.status(), null, e.lastContactAt(), recorded, rows);
  }

  @EventHandler
  void on(LeadQualified e, Recorded recorded, Rows rows) {
    add(e, e.previousStatus(), e.status(), e.reason(), recorded.at(), recorded, rows);
  }

  @EventHandler
  void on(LeadDisqualified e, Recorded recorded, Rows rows) {
    add(e, e.previousStatus(), e.status(), e.reason(), recorded.at(), recorded, rows);
  }

  @EventHandler
  void on(LeadConverted e, Recorded recorded, Rows rows) {
    add(e, e.previousStatus(), e.status(), null, e.convertedAt(), recorded, rows);
  }

  @EventHandler
  void on(LeadLost e, Recorded recorded, Rows rows) {
    add(e, e.previousStatus(), e.status(), e.reason(), recorded.at(), recorded, rows);
  }

  @EventHandler
  void on(LeadReopened e, Recorded recorded, Rows rows) {
    add(e, e.previousStatus(), e.status(), e.reason(), recorded.at(), recorded, rows);
  }

  private static void add(
      LeadEvent event,
      @Nullable String previous,
      String status,
      @Nullable String reason,
      Instant at,
      Recorded recorded,
      Rows rows) {
    if (status.equals(previous)) {
      return; // contacted again
    }
    rows.insert(LEAD_STATUS_HISTORY)
        .set(LEAD_STATUS_HISTORY.ID, recorded.eventId())
        .set(LEAD_STATUS_HISTORY.LEAD_ID, event.leadId())
        .set(LEAD_STATUS_HISTORY.CLIENT_ID, recorded.tenant())
        .set(LEAD_STATUS_HISTORY.PREVIOUS_STATUS, LeadStatusEnum.lookupLiteral(previous))
        .set(LEAD_STATUS_HISTORY.STATUS, LeadStatusEnum.lookupLiteral(status))
        .set(LEAD_STATUS_HISTORY.REASON, reason)
        .set(LEAD_STATUS_HISTORY.CHANGED_BY_USER_ID, recorded.actor())
        .set(LEAD_STATUS_HISTORY.CHANGED_AT, at)
        .set(LEAD_STATUS_HISTORY.CREATED_AT, recorded.at());
  }
}
