package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.AI_MODELS;

import io.leadledger.events.routing.AiModelEvent;
import io.leadledger.events.routing.AiModelEvent.*;
import io.leadledger.query.crm.jooq.enums.ModelStatusEnum;
import io.leadledger.query.crm.jooq.tables.AiModels;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.ai_models.
@Component("crm.ai_models")
@ProcessingGroup("crm.ai_models")
@Fills(AiModels.class)
class AiModelProjector {

  @EventHandler
  void on(AiModelEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case AiModelRegistered e ->
          rows.insert(AI_MODELS)
              .set(AI_MODELS.ID, e.modelId())
              .set(AI_MODELS.NAME, e.name())
              .set(AI_MODELS.PROVIDER, e.provider())
              .set(AI_MODELS.MODEL_IDENTIFIER, e.modelIdentifier())
              .set(AI_MODELS.STATUS, ModelStatusEnum.lookupLiteral(e.status()))
              .set(AI_MODELS.CREATED_AT, recorded.at());
      case AiModelChanged e ->
          rows.update(AI_MODELS, e.modelId())
              .set(AI_MODELS.NAME, e.name())
              .set(AI_MODELS.PROVIDER, e.provider())
              .set(AI_MODELS.MODEL_IDENTIFIER, e.modelIdentifier());
      case AiModelRetired e -> became(e, e.status(), rows);
      case AiModelReinstated e -> became(e, e.status(), rows);
      case AiModelKeyChanged _ -> {} // keys are not shown
    }
  }

  private static void became(AiModelEvent event, String status, Rows rows) {
    rows.update(AI_MODELS, event.modelId())
        .set(AI_MODELS.STATUS, ModelStatusEnum.lookupLiteral(status));
  }
}
