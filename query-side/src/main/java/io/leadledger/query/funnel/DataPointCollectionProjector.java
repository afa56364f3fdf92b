package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.DATA_POINT_COLLECTION;

import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointRejected;
import io.leadledger.events.funnel.FunnelProgressEvent.FunnelMigrated;
import io.leadledger.query.funnel.jooq.tables.DataPointCollection;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.data_point_collection, a row for each value that was told.
@Component("funnel.progress.collections")
@ProcessingGroup("funnel.progress")
@Fills(DataPointCollection.class)
class DataPointCollectionProjector {

  @EventHandler
  void on(DataPointCollected event, Recorded recorded, Rows rows) {
    if (event.replacedId() != null) {
      rows.update(DATA_POINT_COLLECTION, event.replacedId())
          .set(DATA_POINT_COLLECTION.CURRENT, false)
          .set(DATA_POINT_COLLECTION.REPLACED_BY_ID, event.collectionId())
          .set(DATA_POINT_COLLECTION.UPDATED_AT, recorded.at());
    }
    rows.insert(DATA_POINT_COLLECTION)
        .set(DATA_POINT_COLLECTION.ID, event.collectionId())
        .set(DATA_POINT_COLLECTION.FUNNEL_PROGRESS_ID, event.progressId())
        .set(DATA_POINT_COLLECTION.DATA_POINT_ID, event.dataPointId())
        .set(DATA_POINT_COLLECTION.TENANT_ID, recorded.tenant())
        .set(DATA_POINT_COLLECTION.NAME, event.name())
        .set(DATA_POINT_COLLECTION.VALUE, Json.of(event.value()))
        .set(DATA_POINT_COLLECTION.SOURCE, event.source())
        .set(DATA_POINT_COLLECTION.SOURCE_REFERENCE, event.reference())
        .set(DATA_POINT_COLLECTION.CONVERSATION_ID, event.conversationId())
        .set(DATA_POINT_COLLECTION.CONFIDENCE, event.confidence())
        .set(DATA_POINT_COLLECTION.VALIDATION_STATUS, "valid")
        .set(DATA_POINT_COLLECTION.CURRENT, true)
        .set(DATA_POINT_COLLECTION.COLLECTED_AT, event.collectedAt())
        .set(DATA_POINT_COLLECTION.CREATED_AT, recorded.at())
        .set(DATA_POINT_COLLECTION.UPDATED_AT, recorded.at());
  }

  @EventHandler
  void on(DataPointRejected event, Recorded recorded, Rows rows) {
    rows.insert(DATA_POINT_COLLECTION)
        .set(DATA_POINT_COLLECTION.ID, event.collectionId())
        .set(DATA_POINT_COLLECTION.FUNNEL_PROGRESS_ID, event.progressId())
        .set(DATA_POINT_COLLECTION.DATA_POINT_ID, event.dataPointId())
        .set(DATA_POINT_COLLECTION.TENANT_ID, recorded.tenant())
        .set(DATA_POINT_COLLECTION.NAME, event.name())
        .set(DATA_POINT_COLLECTION.VALUE, Json.of(event.value()))
        .set(DATA_POINT_COLLECTION.SOURCE, event.source())
        .set(DATA_POINT_COLLECTION.SOURCE_REFERENCE, event.reference())
        .set(DATA_POINT_COLLECTION.CONFIDENCE, event.confidence())
        .set(DATA_POINT_COLLECTION.VALIDATION_STATUS, "rejected")
        .set(DATA_POINT_COLLECTION.REJECTION_CODE, event.code())
        .set(DATA_POINT_COLLECTION.REJECTION_REASON, event.reason())
        .set(DATA_POINT_COLLECTION.CURRENT, false)
        .set(DATA_POINT_COLLECTION.COLLECTED_AT, event.collectedAt())
        .set(DATA_POINT_COLLECTION.CREATED_AT, recorded.at())
        .set(DATA_POINT_COLLECTION.UPDATED_AT, recorded.at());
  }

  @EventHandler
  void on(FunnelMigrated event, Recorded recorded, Rows rows) {
    for (UUID collection : event.setAside()) {
      rows.update(DATA_POINT_COLLECTION, collection)
          .set(DATA_POINT_COLLECTION.CURRENT, false)
          .set(DATA_POINT_COLLECTION.UPDATED_AT, recorded.at());
    }
  }
}
