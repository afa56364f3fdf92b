package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.routing.RoutingPreferenceCommand.StateRoutingPreference;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.RoutingPreferenceEvent.RoutingPreferenceStated;
import io.leadledger.events.routing.RoutingWishes;
import io.leadledger.http.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingPreferenceTest extends AggregateTest<RoutingPreference> {
  private static final UUID PREFERENCE = RoutingPreferenceCommand.idOf(TENANT);
  private static final RoutingWishes TEN_A_MONTH = wishes(BigDecimal.TEN, "month");

  private final InMemoryBook book = new InMemoryBook();

  RoutingPreferenceTest() {
    super(RoutingPreference.class);
    injected((RoutingBook) book);
  }

  private static RoutingWishes wishes(@Nullable BigDecimal budget, @Nullable String period) {
    return new RoutingWishes(null, List.of(), budget, period, null);
  }

  @Test
  void a_tenant_has_one_and_the_last_word_holds() {
    var stated = new RoutingPreferenceStated(PREFERENCE, TEN_A_MONTH);
    given().when(new StateRoutingPreference(PREFERENCE, TEN_A_MONTH)).then(stated);
    assertThat(book.wishes(TENANT)).isEqualTo(TEN_A_MONTH);
    given(stated).when(new StateRoutingPreference(PREFERENCE, TEN_A_MONTH)).thenNothing();
    RoutingWishes daily = wishes(BigDecimal.ONE, "day");
    given(stated)
        .when(new StateRoutingPreference(PREFERENCE, daily))
        .then(new RoutingPreferenceStated(PREFERENCE, daily));
    assertThat(RoutingPreferenceCommand.idOf(Ids.next())).isNotEqualTo(PREFERENCE);
  }

  @Test
  void a_budget_is_for_a_period() {
    for (RoutingWishes half :
        List.of(
            wishes(BigDecimal.TEN, null), wishes(null, "day"), wishes(BigDecimal.TEN, "year"))) {
      assertThatThrownBy(() -> new StateRoutingPreference(PREFERENCE, half))
          .isInstanceOf(ProblemException.class);
    }
  }
}
