package io.leadledger.command.routing;

import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.routing.AiInteractionCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.AiEffort;
import io.leadledger.events.routing.AiInteractionEvent.*;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AiInteractionTest extends AggregateTest<AiInteraction> {
  private static final UUID ASKED = Ids.next();
  private static final UUID LEAD = Ids.next();
  private static final UUID MODEL = Ids.next();
  private static final UUID FIRST = Ids.next();
  private static final UUID SECOND = Ids.next();
  private static final AiEffort LOST = new AiEffort(new BigDecimal("0.2"), 0, 0, 100);
  private static final AiEffort SPENT = new AiEffort(new BigDecimal("0.1"), 10, 5, 80);
  private static final AiInteractionRequested REQUESTED =
      new AiInteractionRequested(
          ASKED, LEAD, null, null, "analysis", null, Map.of("text", "Hello"), "requested", NOW);

  AiInteractionTest() {
    super(AiInteraction.class);
    injected((Leads) (_, lead) -> lead.equals(LEAD));
  }

  private static AiInteractionRouted routed(UUID decision, int attempt) {
    return new AiInteractionRouted(
        ASKED,
        LEAD,
        null,
        null,
        decision,
        "analysis",
        attempt,
        "weighted",
        List.of(),
        MODEL,
        "Small",
        "why",
        BigDecimal.ONE,
        "asked",
        "routed");
  }

  private static RouteAiInteraction route(UUID decision) {
    return new RouteAiInteraction(
        ASKED, decision, "weighted", List.of(), MODEL, "Small", "why", BigDecimal.ONE);
  }

  @Test
  void a_question_is_about_a_known_lead_or_none() {
    given()
        .when(
            new RequestAiInteraction(
                ASKED, new About("analysis", LEAD, null, null), null, Map.of("text", "Hello")))
        .then(REQUESTED);
    given()
        .when(
            new RequestAiInteraction(
                ASKED, new About("analysis", Ids.next(), null, null), null, Map.of()))
        .broken(RoutingRule.AN_INTERACTION_IS_ABOUT_A_KNOWN_LEAD);
  }

  @Test
  void what_failed_attempts_cost_is_part_of_the_whole() {
    given(
            REQUESTED,
            routed(FIRST, 1),
            new AiAttemptFailed(ASKED, LEAD, FIRST, "timed_out", null, LOST))
        .when(route(SECOND))
        .then(routed(SECOND, 2));
    given(
            REQUESTED,
            routed(FIRST, 1),
            new AiAttemptFailed(ASKED, LEAD, FIRST, "timed_out", null, LOST),
            routed(SECOND, 2))
        .when(new CompleteAiInteraction(ASKED, SECOND, Map.of("text", "Hi"), SPENT))
        .then(
            new AiInteractionCompleted(
                ASKED,
                LEAD,
                SECOND,
                MODEL,
                Map.of("text", "Hi"),
                "answered",
                SPENT,
                new BigDecimal("0.3"),
                "completed"));
  }

  @Test
  void an_answer_is_to_the_last_decision() {
    given(REQUESTED, routed(FIRST, 1))
        .when(new CompleteAiInteraction(ASKED, SECOND, Map.of(), SPENT))
        .broken(RoutingRule.AN_ATTEMPT_IS_OF_THE_LAST_DECISION);
  }

  @Test
  void what_is_over_stays_over() {
    var failed = new AiInteractionFailed(ASKED, LEAD, "timed_out", 1, BigDecimal.ZERO, "failed");
    given(REQUESTED, routed(FIRST, 1), failed)
        .when(route(SECOND))
        .broken(RoutingRule.A_FINISHED_INTERACTION_TAKES_NO_COMMAND);
    given(REQUESTED, routed(FIRST, 1), failed)
        .when(new FailAiInteraction(ASKED, "again"))
        .thenNothing();
  }

  @Test
  void when_nobody_could_be_asked_no_attempt_was_made() {
    var none =
        new AiInteractionRouted(
            ASKED,
            LEAD,
            null,
            null,
            FIRST,
            "analysis",
            1,
            "weighted",
            List.of(),
            null,
            null,
            "no candidate may be asked",
            null,
            "none_available",
            "routed");
    given(REQUESTED)
        .when(
            new RouteAiInteraction(
                ASKED, FIRST, "weighted", List.of(), null, null, "no candidate may be asked", null))
        .then(none);
    given(REQUESTED, none)
        .when(new FailAiInteraction(ASKED, "none_available"))
        .then(new AiInteractionFailed(ASKED, LEAD, "none_available", 0, BigDecimal.ZERO, "failed"));
  }
}
