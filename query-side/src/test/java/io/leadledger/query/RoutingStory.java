package io.leadledger.query;

import io.leadledger.events.Ids;
import io.leadledger.events.routing.AiEffort;
import io.leadledger.events.routing.AiInteractionEvent.*;
import io.leadledger.events.routing.AiModelEvent.*;
import io.leadledger.events.routing.ConsideredModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events of language models and of a question about what was said in a conversation, for tests to
/// choose from.
public final class RoutingStory {
  public static final Instant ASKED = Instant.parse("2026-02-28T12:05:00Z");

  public final UUID model = Ids.next();
  public final UUID prompt = Ids.next();
  public final UUID question = Ids.next();
  public final UUID decision = Ids.next();
  private final ConversationStory chat;

  public RoutingStory(ConversationStory chat) {
    this.chat = chat;
  }

  public AiModelRegistered registered() {
    return new AiModelRegistered(
        model, "Small " + model, "openai", "small-1", null, "f00d", "active");
  }

  public AiInteractionRequested requested() {
    return new AiInteractionRequested(
        question,
        chat.lead,
        chat.id,
        chat.question,
        "analysis",
        prompt,
        Map.of("text", "Two rooms?"),
        "requested",
        ASKED);
  }

  public AiInteractionRouted routed() {
    return new AiInteractionRouted(
        question,
        chat.lead,
        chat.id,
        chat.question,
        decision,
        "analysis",
        1,
        "lowest_cost",
        List.of(
            new ConsideredModel(
                model, "Small", 1, 1, true, "chosen", new BigDecimal("0.02"), 900, BigDecimal.ONE)),
        model,
        "Small",
        "the cheapest, of 1 that may be asked",
        new BigDecimal("0.02"),
        "asked",
        "routed");
  }

  public AiInteractionRouted routedToNobody(UUID decision) {
    return new AiInteractionRouted(
        question,
        chat.lead,
        chat.id,
        chat.question,
        decision,
        "analysis",
        2,
        "lowest_cost",
        List.of(),
        null,
        null,
        "no candidate may be asked",
        null,
        "none_available",
        "routed");
  }

  public AiAttemptFailed wrong() {
    return new AiAttemptFailed(
        question,
        chat.lead,
        decision,
        "wrong_answer",
        "not JSON",
        new AiEffort(new BigDecimal("0.01"), 120, 8, 700));
  }

  public AiInteractionCompleted completed() {
    return new AiInteractionCompleted(
        question,
        chat.lead,
        decision,
        model,
        Map.of("text", "2"),
        "answered",
        new AiEffort(new BigDecimal("0.005"), 120, 4, 650),
        new BigDecimal("0.005"),
        "completed");
  }

  public AiInteractionFailed failed() {
    return new AiInteractionFailed(
        question, chat.lead, "wrong_answer", 1, new BigDecimal("0.01"), "failed");
  }
}
