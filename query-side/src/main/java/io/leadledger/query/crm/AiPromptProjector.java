package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.AI_PROMPTS;

import io.leadledger.events.routing.AiPromptEvent;
import io.leadledger.events.routing.AiPromptEvent.*;
import io.leadledger.query.crm.jooq.enums.PromptStatusEnum;
import io.leadledger.query.crm.jooq.tables.AiPrompts;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.ai_prompts, a row for each version.
@Component("crm.ai_prompts")
@ProcessingGroup("crm.ai_prompts")
@Fills(AiPrompts.class)
class AiPromptProjector {

  @EventHandler
  void on(AiPromptEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case PromptVersionWritten e ->
          rows.insert(AI_PROMPTS)
              .set(AI_PROMPTS.ID, e.versionId())
              .set(AI_PROMPTS.CLIENT_ID, recorded.tenant())
              .set(AI_PROMPTS.NAME, e.name())
              .set(AI_PROMPTS.VERSION, e.version())
              .set(AI_PROMPTS.PROMPT_TEXT, e.text())
              .set(AI_PROMPTS.MODEL_ID, e.modelId())
              .set(AI_PROMPTS.STATUS, PromptStatusEnum.lookupLiteral(e.status()))
              .set(AI_PROMPTS.CREATED_BY_USER_ID, recorded.actor())
              .set(AI_PROMPTS.CREATED_AT, recorded.at());
      case PromptVersionActivated e -> {
        if (e.previousVersionId() != null) {
          became(e.previousVersionId(), e.previousStatus(), rows);
        }
        became(e.versionId(), e.status(), rows);
      }
      case PromptVersionArchived e -> became(e.versionId(), e.status(), rows);
    }
  }

  private static void became(UUID version, String status, Rows rows) {
    rows.update(AI_PROMPTS, version).set(AI_PROMPTS.STATUS, PromptStatusEnum.lookupLiteral(status));
  }
}
