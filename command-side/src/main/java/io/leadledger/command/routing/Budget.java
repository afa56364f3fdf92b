package io.leadledger.command.routing;

import io.leadledger.events.routing.RoutingWishes;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What tenants spend on language models. The most that a question can cost is set aside before it
/// is asked, while the sum is locked and held against the budget: of however many who ask at once,
/// in whatever process, none gets what would exceed it. What was not needed is given back when the
/// answer is there (ADR 0087).
@Component
class Budget {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
  private static final int MONTH = 7;

  private final JdbcClient database;
  private final RoutingBook book;

  Budget(JdbcClient database, RoutingBook book) {
    this.database = database;
    this.book = book;
  }

  /// A question, in whose name it is asked, and how long it may take.
  record Purpose(UUID tenant, UUID actor, UUID interaction, UUID decision, Duration atMost) {}

  /// Sets an amount aside, if the tenant's budget of now has room for it.
  @Transactional
  public boolean reserve(Purpose purpose, BigDecimal amount) {
    String day = DAY.format(Instant.now());
    String[] periods = {day, day.substring(0, MONTH)};
    Map<String, BigDecimal> used = lock(purpose.tenant(), periods);
    RoutingWishes wishes = book.wishes(purpose.tenant());
    String period = "day".equals(wishes.budgetPeriod()) ? periods[0] : periods[1];
    if (wishes.budget() != null
        && used.getOrDefault(period, BigDecimal.ZERO).add(amount).compareTo(wishes.budget()) > 0) {
      return false;
    }
    database
        .sql(
            "update command.ai_spending set used = used + ? where tenant_id = ? and period = any (?)")
        .params(amount, purpose.tenant(), periods)
        .update();
    database
        .sql(
            """
            insert into command.ai_reservation (decision, tenant_id, actor, interaction, amount, periods, until)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            purpose.decision(),
            purpose.tenant(),
            purpose.actor(),
            purpose.interaction(),
            amount,
            periods,
            Timestamp.from(Instant.now().plus(purpose.atMost())))
        .update();
    return true;
  }

  /// What has been used in each period. Until the transaction ends nobody else uses any.
  private Map<String, BigDecimal> lock(UUID tenant, String[] periods) {
    database
        .sql(
            """
            insert into command.ai_spending (tenant_id, period)
            select ?, period from unnest(?::text[]) as wanted (period) order by period
            on conflict do nothing""")
        .params(tenant, periods)
        .update();
    return database
        .sql(
            """
            select period, used from command.ai_spending
            where tenant_id = ? and period = any (?) order by period for update""")
        .params(tenant, periods)
        .query((row, _) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Puts what a question has cost in the place of what was set aside for it.
  @Transactional
  public void settle(UUID decision, BigDecimal cost) {
    database
        .sql(
            """
            with settled as (delete from command.ai_reservation where decision = ? returning *)
            update command.ai_spending s set used = s.used - settled.amount + ?
            from settled where s.tenant_id = settled.tenant_id and s.period = any (settled.periods)""")
        .params(decision, cost)
        .update();
  }

  /// Questions whose process has not lived to see the answer.
  List<Abandoned> abandoned() {
    return database
        .sql(
            "select tenant_id, actor, interaction, decision, amount from command.ai_reservation where until < now()")
        .query(
            (row, _) ->
                new Abandoned(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("actor", UUID.class),
                    row.getObject("interaction", UUID.class),
                    row.getObject("decision", UUID.class),
                    row.getBigDecimal("amount")))
        .list();
  }

  record Abandoned(UUID tenant, UUID actor, UUID interaction, UUID decision, BigDecimal amount) {}
}
