package io.leadledger.command.calling;

import io.leadledger.command.identity.Subscriptions;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `command.ai_calls_made`, held against the tenant's subscription. A row is counted and
/// compared in one statement, so that however many call at once, in however many processes, no more
/// calls are made than may be.
@Component
class JdbcCallAllowance implements CallAllowance {
  private final JdbcClient database;
  private final Subscriptions subscriptions;

  JdbcCallAllowance(JdbcClient database, Subscriptions subscriptions) {
    this.database = database;
    this.subscriptions = subscriptions;
  }

  @Override
  public boolean take(UUID tenant, Instant at) {
    OptionalInt most = subscriptions.aiCallsPerMonth(tenant);
    return database
        .sql(
            """
            insert into command.ai_calls_made as made (tenant_id, month, calls, most)
            values (:tenant, :month, least(1, :most), :most)
            on conflict (tenant_id, month) do update
            set calls = made.calls + case when made.calls < :most then 1 else 0 end, most = :most
            returning new.calls > coalesce(old.calls, 0)""")
        .param("tenant", tenant)
        .param("month", month(at))
        .param("most", most.orElse(Integer.MAX_VALUE))
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  @Override
  public boolean isLeft(UUID tenant, Instant at) {
    return database
        .sql("select calls < most from command.ai_calls_made where tenant_id = ? and month = ?")
        .params(tenant, month(at))
        .query((row, _) -> row.getBoolean(1))
        .optional()
        .orElse(true);
  }

  @Override
  public void giveBack(UUID tenant, Instant at) {
    database
        .sql(
            "update command.ai_calls_made set calls = calls - 1 where tenant_id = ? and month = ? and calls > 0")
        .params(tenant, month(at))
        .update();
  }

  private static String month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
  }
}
