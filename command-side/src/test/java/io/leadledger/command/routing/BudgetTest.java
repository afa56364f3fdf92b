package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.RoutingWishes;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Two processes' budgets on one database.
@TestInstance(Lifecycle.PER_CLASS)
class BudgetTest {
  private static final int ASKERS = 32;
  private static final int QUESTIONS = 1_600;

  @TempDir private static Path data;
  private CommandSideServer one;
  private CommandSideServer other;
  private final UUID tenant = Ids.next();

  @BeforeAll
  void start() {
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    one = new CommandSideServer(database, data);
    other = new CommandSideServer(database, data);
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  private void wish(int budget, String period) {
    one.bean(RoutingBook.class)
        .keepWishes(
            tenant, new RoutingWishes(null, List.of(), new BigDecimal(budget), period, null));
  }

  private Budget.Purpose purpose(UUID decision) {
    return new Budget.Purpose(tenant, Ids.next(), Ids.next(), decision, Duration.ofMinutes(5));
  }

  private BigDecimal used(int lengthOfPeriod) {
    return one.database()
        .sql("select used from command.ai_spending where tenant_id = ? and length(period) = ?")
        .params(tenant, lengthOfPeriod)
        .query(BigDecimal.class)
        .single();
  }

  @Test
  void however_many_ask_at_once_in_two_processes_no_more_is_spent_than_may_be() throws Exception {
    wish(100, "month");
    List<Budget> budgets = List.of(one.bean(Budget.class), other.bean(Budget.class));
    AtomicInteger granted = new AtomicInteger();
    List<Callable<Void>> questions = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Budget budget = budgets.get(i % 2);
      questions.add(
          () -> {
            UUID decision = Ids.next();
            if (budget.reserve(purpose(decision), BigDecimal.ONE)) {
              assertThat(used(7)).isLessThanOrEqualTo(BigDecimal.valueOf(100));
              granted.incrementAndGet();
              // Half of them cost only half.
              budget.settle(
                  decision,
                  ThreadLocalRandom.current().nextBoolean()
                      ? BigDecimal.ONE
                      : new BigDecimal("0.5"));
            }
            return null;
          });
    }
    try (var askers = Executors.newFixedThreadPool(ASKERS)) {
      for (var question : askers.invokeAll(questions)) {
        question.get();
      }
    }
    assertThat(used(7)).isBetween(new BigDecimal("99.5"), new BigDecimal(100));
    assertThat(used(10)).isEqualByComparingTo(used(7));
    assertThat(granted).hasValueBetween(100, 200);
    assertThat(one.bean(Budget.class).reserve(purpose(Ids.next()), BigDecimal.ONE)).isFalse();
    // A budget that is raised has room again; the day's own budget is another one.
    wish(1_000, "month");
    assertThat(other.bean(Budget.class).reserve(purpose(Ids.next()), BigDecimal.ONE)).isTrue();
    wish(50, "day");
    assertThat(other.bean(Budget.class).reserve(purpose(Ids.next()), BigDecimal.ONE)).isFalse();
  }

  @Test
  void what_is_settled_twice_is_settled_once() {
    Budget budget = other.bean(Budget.class);
    UUID decision = Ids.next();
    var alone =
        new Budget.Purpose(Ids.next(), Ids.next(), Ids.next(), decision, Duration.ofMinutes(1));
    assertThat(budget.reserve(alone, BigDecimal.TEN)).isTrue();
    budget.settle(decision, BigDecimal.ONE);
    budget.settle(decision, BigDecimal.ONE);
    assertThat(
            one.database()
                .sql("select used from command.ai_spending where tenant_id = ?")
                .param(alone.tenant())
                .query(BigDecimal.class)
                .list())
        .allSatisfy(used -> assertThat(used).isEqualByComparingTo(BigDecimal.ONE))
        .hasSize(2);
  }
}
