package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.routing.AiPromptCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.AiPromptEvent.*;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AiPromptTest extends AggregateTest<AiPrompt> {
  private static final UUID PROMPT = Ids.next();
  private static final UUID SECOND = Ids.next();
  private static final PromptVersionWritten FIRST =
      new PromptVersionWritten(PROMPT, PROMPT, "analysis", 1, "Read.", null, "draft");
  private static final PromptVersionWritten REVISED =
      new PromptVersionWritten(PROMPT, SECOND, "analysis", 2, "Read well.", null, "draft");
  private static final PromptVersionActivated USED =
      new PromptVersionActivated(PROMPT, PROMPT, 1, "active", null, "archived");

  private final InMemoryBook book = new InMemoryBook();

  AiPromptTest() {
    super(AiPrompt.class);
    injected((RoutingBook) book);
  }

  @Test
  void versions_are_counted_from_one() {
    given().when(new WritePrompt(PROMPT, "analysis", new Text(PROMPT, "Read.", null))).then(FIRST);
    given(FIRST).when(new RevisePrompt(PROMPT, new Text(SECOND, "Read well.", null))).then(REVISED);
  }

  @Test
  void a_prompts_name_is_unique() {
    claims.claim(TENANT, Ids.next(), Map.of("ai-prompt.name", "analysis"));
    given()
        .when(new WritePrompt(PROMPT, "analysis", new Text(PROMPT, "Read.", null)))
        .broken(RoutingRule.A_PROMPTS_NAME_IS_UNIQUE);
  }

  @Test
  void it_is_written_for_a_known_model_or_for_any() {
    given()
        .when(new WritePrompt(PROMPT, "analysis", new Text(PROMPT, "Read.", Ids.next())))
        .broken(RoutingRule.ROUTING_NAMES_KNOWN_MODELS);
  }

  @Test
  void one_version_at_most_is_in_use() {
    given(FIRST, REVISED, USED)
        .when(new ActivatePromptVersion(PROMPT, 2))
        .then(new PromptVersionActivated(PROMPT, SECOND, 2, "active", PROMPT, "archived"));
    assertThat(book.inUse).containsEntry("analysis", SECOND);
    given(FIRST, REVISED, USED).when(new ActivatePromptVersion(PROMPT, 1)).thenNothing();
  }

  @Test
  void what_is_archived_is_used_no_longer() {
    given(FIRST, USED)
        .when(new ArchivePromptVersion(PROMPT, 1))
        .then(new PromptVersionArchived(PROMPT, PROMPT, 1, "archived"));
    assertThat(book.inUse).containsEntry("analysis", null);
  }

  @Test
  void a_version_that_is_replaced_is_archived_already() {
    given(
            FIRST,
            REVISED,
            USED,
            new PromptVersionActivated(PROMPT, SECOND, 2, "active", PROMPT, "archived"))
        .when(new ArchivePromptVersion(PROMPT, 1))
        .thenNothing();
  }

  @Test
  void a_version_that_there_is_not_is_refused() {
    given(FIRST)
        .when(new ActivatePromptVersion(PROMPT, 2))
        .broken(RoutingRule.A_PROMPT_HAS_THE_VERSION_THAT_IS_NAMED);
  }
}
