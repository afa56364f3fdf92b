package io.leadledger.store.sealing;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.work.RecurringWork;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells a place outside of the database of every head, in order and at least once.
public final class HeadsGoOut extends RecurringWork implements MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(HeadsGoOut.class);
  private static final int AT_ONCE = 50;

  private final HeadOutlet outlet;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Heads heads;
  private final AtomicLong failures = new AtomicLong();

  public HeadsGoOut(HeadOutlet outlet, DataSource pool, PlatformTransactionManager transactions) {
    super("heads-go-out", Duration.ZERO);
    this.outlet = outlet;
    this.database = JdbcClient.create(pool);
    this.transaction = new TransactionTemplate(transactions);
    this.heads = new Heads(database);
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    FunctionCounter.builder("leadledger.seal.untold", failures, AtomicLong::get)
        .description("How often a head could not be told to a place outside of the database")
        .tag("outlet", outlet.name().replaceFirst(":.*", ""))
        .register(meters);
  }

  @Override
  protected void work() {
    database
        .sql("insert into seal.outlet (name, size) values (?, -1) on conflict do nothing")
        .param(outlet.name())
        .update();
    transaction.executeWithoutResult(
        _ ->
            database
                .sql("select size from seal.outlet where name = ? for update skip locked")
                .param(outlet.name())
                .query((row, _) -> row.getLong(1))
                .optional()
                .ifPresent(told -> tell(heads.beyond(told, AT_ONCE))));
  }

  private void tell(List<SignedHead> untold) {
    for (SignedHead head : untold) {
      if (isStopping()) {
        return;
      }
      try {
        outlet.tell(head);
      } catch (IOException e) {
        failures.incrementAndGet();
        LOG.warn("A head was not told to {} and will be again: {}", outlet.name(), e.toString());
        return;
      }
      database
          .sql("update seal.outlet set size = ?, told_at = now() where name = ?")
          .params(head.head().size(), outlet.name())
          .update();
    }
  }
}
