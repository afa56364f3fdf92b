package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.routing.RouterCandidate;
import io.leadledger.events.routing.RouterConfigEvent.*;
import io.leadledger.events.routing.RouterPlan;
import io.leadledger.events.routing.RoutingPreferenceEvent.RoutingPreferenceStated;
import io.leadledger.events.routing.RoutingWishes;
import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import io.leadledger.query.RoutingStory;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoutingProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");
  private final RoutingStory routing = new RoutingStory(chat);

  private RouterPlan plan(String strategy) {
    return new RouterPlan(
        strategy,
        List.of(
            new RouterCandidate(
                routing.model,
                1,
                3,
                new BigDecimal("0.15"),
                new BigDecimal("0.6"),
                900,
                new BigDecimal("0.8"),
                60,
                null,
                1_024,
                20_000)),
        new BigDecimal("0.5"),
        3,
        30);
  }

  @Test
  void a_router_says_how_it_chooses() {
    UUID router = Ids.next();
    published(new RouterConfigured(router, "analysis", plan("weighted"), true));
    published(
        new RouterReconfigured(router, plan("lowest_cost")), new RouterSwitched(router, false));
    assertThat(row("funnel.router_config", router))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'task_type': 'analysis', 'strategy': 'lowest_cost',
                 'candidates': [{'model_id': '%s', 'priority': 1, 'weight': 3, 'input_cost': 0.15, 'output_cost': 0.6,
                   'latency_ms': 900, 'quality': 0.8, 'requests_per_minute': 60, 'maximum_output_tokens': 1024,
                   'timeout_ms': 20000}],
                 'minimum_quality': 0.5, 'maximum_attempts': 3, 'cool_down_seconds': 30, 'enabled': false,
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(router, tenant, routing.model)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void the_last_wishes_of_a_tenant_hold() {
    UUID preference = Ids.next();
    published(
        new RoutingPreferenceStated(
            preference,
            new RoutingWishes("weighted", List.of(), BigDecimal.TEN, "day", BigDecimal.ONE)));
    published(
        new RoutingPreferenceStated(
            preference,
            new RoutingWishes(
                null, List.of(routing.model), new BigDecimal("25.5"), "month", null)));
    assertThat(row("funnel.routing_preference", preference))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'excluded_models': ['%s'], 'budget': 25.5, 'budget_period': 'month',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(preference, tenant, routing.model)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_decision_says_why_it_was_made_and_what_came_of_it() {
    published(ada.captured(), chat.started(), chat.asked(), routing.requested(), routing.routed());
    assertThat(outcome(routing.decision)).isEqualTo("asked");
    published(routing.completed());
    assertThat(row("funnel.routing_history", routing.decision))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'tenant_id': '%2$s', 'interaction_id': '%3$s', 'task_type': 'analysis',
                 'user_id': '%4$s', 'conversation_id': '%5$s', 'message_id': '%6$s', 'attempt': 1,
                 'strategy': 'lowest_cost',
                 'candidates': [{'model_id': '%7$s', 'model_name': 'Small', 'priority': 1, 'rank': 1, 'chosen': true,
                   'reason': 'chosen', 'estimated_cost': 0.02, 'expected_latency_ms': 900, 'quality': 1}],
                 'model_id': '%7$s', 'model_name': 'Small', 'reason': 'the cheapest, of 1 that may be asked',
                 'outcome': 'answered', 'reserved_cost': 0.02, 'cost': 0.005, 'input_tokens': 120,
                 'output_tokens': 4, 'latency_ms': 650, 'decided_at': '2026-03-01T10:00:00+00:00',
                 'finished_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(
                        routing.decision,
                        tenant,
                        routing.question,
                        ada.lead,
                        chat.id,
                        chat.question,
                        routing.model)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_failed_attempt_and_a_decision_for_nobody_have_rows_too() {
    UUID second = Ids.next();
    published(
        routing.requested(),
        routing.routed(),
        routing.wrong(),
        routing.routedToNobody(second),
        routing.failed());
    assertThat(outcome(routing.decision)).isEqualTo("wrong_answer");
    assertThat(outcome(second)).isEqualTo("none_available");
    assertThat(row("funnel.routing_history", second).get("cost").decimalValue()).isZero();
  }

  private String outcome(UUID decision) {
    return row("funnel.routing_history", decision).get("outcome").asString();
  }
}
