package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.AUDIT_LOGS;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventVocabulary;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.AuditLogs;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills smartweb.audit_logs, from every event. What the event says stays in the history: the log
/// holds no personal data.
@Component("smartweb.audit_logs")
@ProcessingGroup("smartweb.audit_logs")
@Fills(AuditLogs.class)
class AuditProjector {

  @EventHandler
  void on(DomainEvent event, Recorded recorded, Rows rows) {
    rows.insert(AUDIT_LOGS)
        .set(AUDIT_LOGS.ID, recorded.eventId())
        .set(AUDIT_LOGS.ORGANIZATION_ID, recorded.tenant())
        .set(AUDIT_LOGS.USER_ID, recorded.actor())
        .set(AUDIT_LOGS.ACTION, recorded.name())
        .set(AUDIT_LOGS.RESOURCE_TYPE, EventVocabulary.aggregateOf(event.getClass()))
        .set(AUDIT_LOGS.RESOURCE_ID, event.aggregateId())
        .set(AUDIT_LOGS.ORIGIN, recorded.origin())
        .set(AUDIT_LOGS.CORRELATION_ID, recorded.correlation())
        .set(AUDIT_LOGS.CREATED_AT, recorded.atUtc());
  }
}
