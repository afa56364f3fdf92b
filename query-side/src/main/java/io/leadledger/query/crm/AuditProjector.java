package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.AUDIT_LOGS;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventVocabulary;
import io.leadledger.query.crm.jooq.tables.AuditLogs;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.audit_logs, from every event. What the event says stays in the history: the log holds
/// no personal data.
@Component("crm.audit_logs")
@ProcessingGroup("crm.audit_logs")
@Fills(AuditLogs.class)
class AuditProjector {

  @EventHandler
  void on(DomainEvent event, Recorded recorded, Rows rows) {
    rows.insert(AUDIT_LOGS)
        .set(AUDIT_LOGS.ID, recorded.eventId())
        .set(AUDIT_LOGS.CLIENT_ID, recorded.tenant())
        .set(AUDIT_LOGS.PERFORMED_BY_USER_ID, recorded.actor())
        .set(AUDIT_LOGS.ACTION, recorded.name())
        .set(AUDIT_LOGS.ENTITY_TYPE, EventVocabulary.aggregateOf(event.getClass()))
        .set(AUDIT_LOGS.ENTITY_ID, event.aggregateId())
        .set(AUDIT_LOGS.ORIGIN, recorded.origin())
        .set(AUDIT_LOGS.CORRELATION_ID, recorded.correlation())
        .set(AUDIT_LOGS.CAUSATION_ID, recorded.causation())
        .set(AUDIT_LOGS.CREATED_AT, recorded.at());
  }
}
