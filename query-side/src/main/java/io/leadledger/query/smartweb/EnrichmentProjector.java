package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.LEAD_ENRICHMENT;

import io.leadledger.events.lead.LeadEvent.LeadEnriched;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.LeadEnrichment;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills smartweb.lead_enrichment.
@Component("smartweb.lead_enrichment")
@ProcessingGroup("smartweb.lead_enrichment")
@Fills(LeadEnrichment.class)
class EnrichmentProjector {

  @EventHandler
  void on(LeadEnriched event, Recorded recorded, Rows rows) {
    rows.insert(LEAD_ENRICHMENT)
        .set(LEAD_ENRICHMENT.ID, event.enrichmentId())
        .set(LEAD_ENRICHMENT.LEAD_ID, event.leadId())
        .set(LEAD_ENRICHMENT.SOURCE, event.source())
        .set(LEAD_ENRICHMENT.ENRICHED_FIELDS, Json.orEmpty(event.fields()))
        .set(LEAD_ENRICHMENT.CONFIDENCE, event.confidence())
        .set(LEAD_ENRICHMENT.CREATED_AT, recorded.atUtc())
        .set(LEAD_ENRICHMENT.UPDATED_AT, recorded.atUtc());
  }
}
