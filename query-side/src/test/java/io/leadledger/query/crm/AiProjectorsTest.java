package io.leadledger.query.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.routing.AiModelEvent.*;
import io.leadledger.events.routing.AiPromptEvent.*;
import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import io.leadledger.query.RoutingStory;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AiProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");
  private final RoutingStory routing = new RoutingStory(chat);

  @Test
  void a_model_is_known_by_what_it_is_and_never_by_its_key() {
    published(routing.registered());
    assertThat(row("crm.ai_models", routing.model))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Small %1$s', 'provider': 'openai', 'model_identifier': 'small-1',
                 'status': 'active', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(routing.model)));
    published(
        new AiModelKeyChanged(routing.model, null),
        new AiModelChanged(routing.model, "Large " + routing.model, "anthropic", "large-1", null),
        new AiModelRetired(routing.model, "retired"));
    assertThat(row("crm.ai_models", routing.model))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'name': 'Large %1$s', 'provider': 'anthropic', 'model_identifier': 'large-1',
                 'status': 'retired', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(routing.model)));
    published(new AiModelReinstated(routing.model, "active"));
    assertThat(row("crm.ai_models", routing.model).get("status").asString()).isEqualTo("active");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void each_version_of_a_prompt_has_a_row_and_one_is_active() {
    UUID prompt = routing.prompt;
    UUID second = Ids.next();
    published(
        routing.registered(),
        new PromptVersionWritten(prompt, prompt, "analysis", 1, "Read.", null, "draft"),
        new PromptVersionWritten(
            prompt, second, "analysis", 2, "Read well.", routing.model, "draft"),
        new PromptVersionActivated(prompt, prompt, 1, "active", null, "archived"));
    assertThat(status(prompt)).isEqualTo("active");
    published(new PromptVersionActivated(prompt, second, 2, "active", prompt, "archived"));
    assertThat(status(prompt)).isEqualTo("archived");
    assertThat(row("crm.ai_prompts", second))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'client_id': '%s', 'name': 'analysis', 'version': 2, 'prompt_text': 'Read well.',
                 'model_id': '%s', 'status': 'active', 'created_by_user_id': '%s',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(second, tenant, routing.model, actor)));
    published(new PromptVersionArchived(prompt, second, 2, "archived"));
    assertThat(status(second)).isEqualTo("archived");
    assertThatAReplayMakesTheSameRows();
  }

  private String status(UUID version) {
    return row("crm.ai_prompts", version).get("status").asString();
  }

  @Test
  void a_question_says_what_was_asked_of_whom_and_what_came_back() {
    published(ada.captured(), chat.started(), chat.asked(), routing.registered());
    published(routing.requested());
    assertThat(row("crm.ai_interactions", routing.question).get("status").asString())
        .isEqualTo("requested");
    published(routing.routed(), routing.completed());
    assertThat(row("crm.ai_interactions", routing.question))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'client_id': '%s', 'lead_id': '%s', 'conversation_id': '%s', 'message_id': '%s',
                 'prompt_id': '%s', 'model_id': '%s', 'status': 'completed', 'input_data': {'text': 'Two rooms?'},
                 'output_data': {'text': '2'}, 'timestamp': '2026-02-28T12:05:00+00:00'}"""
                    .formatted(
                        routing.question,
                        tenant,
                        ada.lead,
                        chat.id,
                        chat.question,
                        routing.prompt,
                        routing.model)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_question_that_nobody_answered_names_who_was_asked_last() {
    published(
        routing.requested(),
        routing.routed(),
        routing.wrong(),
        routing.routedToNobody(Ids.next()),
        routing.failed());
    var row = row("crm.ai_interactions", routing.question);
    assertThat(row.get("status").asString()).isEqualTo("failed");
    assertThat(row.get("model_id").asString()).isEqualTo(routing.model.toString());
    assertThat(row.has("output_data")).isFalse();
  }
}
