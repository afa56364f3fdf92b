package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.routing.RouterConfigCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.RouterCandidate;
import io.leadledger.events.routing.RouterConfigEvent.*;
import io.leadledger.events.routing.RouterPlan;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouterConfigTest extends AggregateTest<RouterConfig> {
  private static final UUID ROUTER = Ids.next();
  private static final UUID MODEL = Ids.next();
  private static final RouterPlan CHEAP = plan("lowest_cost", MODEL);

  private final InMemoryBook book = new InMemoryBook();

  RouterConfigTest() {
    super(RouterConfig.class);
    injected((RoutingBook) book);
    book.models.put(
        MODEL, new RoutingBook.KnownModel("Small", "openai", "small-1", null, null, true));
  }

  private static RouterPlan plan(String strategy, UUID... models) {
    return new RouterPlan(
        strategy,
        List.of(models).stream()
            .map(
                model ->
                    new RouterCandidate(
                        model,
                        1,
                        1,
                        BigDecimal.ONE,
                        BigDecimal.TWO,
                        1_000,
                        BigDecimal.ONE,
                        null,
                        null,
                        100,
                        1_000))
            .toList(),
        null,
        2,
        30);
  }

  @Test
  void a_task_type_has_one_router() {
    given()
        .when(new ConfigureRouter(ROUTER, "analysis", CHEAP))
        .then(new RouterConfigured(ROUTER, "analysis", CHEAP, true));
    assertThat(book.routers).containsEntry("analysis", new RoutingBook.KnownRouter(CHEAP, true));
    claims.claim(TENANT, Ids.next(), Map.of("router.task-type", "reply"));
    given()
        .when(new ConfigureRouter(Ids.next(), "reply", CHEAP))
        .broken(RoutingRule.A_TASK_TYPE_HAS_ONE_ROUTER);
  }

  @Test
  void its_candidates_are_known_models() {
    given()
        .when(new ConfigureRouter(ROUTER, "analysis", plan("weighted", Ids.next())))
        .broken(RoutingRule.ROUTING_NAMES_KNOWN_MODELS);
  }

  @Test
  void the_same_plan_changes_nothing_and_another_one_does() {
    var configured = new RouterConfigured(ROUTER, "analysis", CHEAP, true);
    given(configured).when(new ReconfigureRouter(ROUTER, CHEAP)).thenNothing();
    RouterPlan quick = plan("lowest_latency", MODEL);
    given(configured)
        .when(new ReconfigureRouter(ROUTER, quick))
        .then(new RouterReconfigured(ROUTER, quick));
  }

  @Test
  void it_is_switched_off_and_on() {
    var configured = new RouterConfigured(ROUTER, "analysis", CHEAP, true);
    var off = new RouterSwitched(ROUTER, false);
    given(configured).when(new SwitchRouter(ROUTER, true)).thenNothing();
    given(configured).when(new SwitchRouter(ROUTER, false)).then(off);
    assertThat(book.router(TENANT, "analysis").orElseThrow().enabled()).isFalse();
    given(configured, off)
        .when(new SwitchRouter(ROUTER, true))
        .then(new RouterSwitched(ROUTER, true));
  }

  @Test
  void a_plan_is_refused_with_all_that_is_wrong_with_it() {
    RouterPlan twice = plan("coin_toss", MODEL, MODEL);
    assertThatThrownBy(() -> new ConfigureRouter(ROUTER, "An Analysis", twice))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat((List<?>) refused.members().get("errors"))
                    .map(error -> ((Violation) error).field())
                    .containsExactly("taskType", "strategy", "candidates[1].modelId"));
  }
}
