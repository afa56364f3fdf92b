package io.leadledger.store;

import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.HeadOutlet;
import io.leadledger.store.sealing.HeadsGoOut;
import io.leadledger.store.sealing.SealWork;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What operators see of the seal.
class SealMetricsTest {
  private final TestStore store = new TestStore();
  private final JdbcTransactionManager transactions = new JdbcTransactionManager(store.database);
  private final Sealer sealer =
      new Sealer(
          store.database,
          transactions,
          store.settled,
          new Secrets(store.sql, store.masterKey),
          Clock.systemUTC());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private double gauge(String name) {
    return meters.get("leadledger.seal." + name).gauge().value();
  }

  private SealWork sealing(Duration every, Clock clock) {
    var work = new SealWork(sealer, every, clock);
    work.bindTo(meters);
    work.start();
    return work;
  }

  @Test
  void events_that_no_head_is_over_yet_are_counted_and_heads_have_an_age() {
    store.append(tagged(3));
    sealer.seal();
    store.append(tagged(2));
    SealWork work =
        sealing(Duration.ofHours(1), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
    try {
      await().until(() -> gauge("events") == 5);
      assertThat(gauge("unsigned")).isEqualTo(2);
      assertThat(meters.get("leadledger.seal.head.age").timeGauge().value())
          .isBetween(600.0, 700.0);
      sealer.seal();
      await().until(() -> gauge("unsigned") == 0);
    } finally {
      work.stop();
    }
  }

  @Test
  void a_history_that_has_not_been_signed_yet_has_no_head_with_an_age() {
    var work = new SealWork(sealer, Duration.ofHours(1), Clock.systemUTC());
    work.bindTo(meters);
    assertThat(meters.get("leadledger.seal.head.age").timeGauge().value()).isNaN();
    assertThat(gauge("unsigned")).isZero();
  }

  @Test
  void a_history_that_contradicts_its_head_is_told_until_it_no_longer_does() {
    store.append(tagged(3));
    sealer.seal();
    store.append(tagged(1));
    String flip =
        "update seal.tile set hashes = set_byte(hashes, 5, 255 - get_byte(hashes, 5)) where level = 0";
    store.sql.sql(flip).update();
    SealWork work = sealing(Duration.ZERO, Clock.systemUTC());
    try {
      await().until(() -> gauge("contradicted") == 1);
      assertThat(gauge("unsigned")).isEqualTo(1);
      store.sql.sql(flip).update();
      await().until(() -> gauge("contradicted") == 0);
      assertThat(gauge("unsigned")).isZero();
    } finally {
      work.stop();
    }
  }

  @Test
  void heads_that_could_not_be_told_are_counted() {
    var away = new AtomicBoolean(true);
    var outlet =
        new HeadsGoOut(
            new HeadOutlet() {
              @Override
              public String name() {
                return "file:/mnt/elsewhere";
              }

              @Override
              public void tell(SignedHead head) throws IOException {
                if (away.get()) {
                  throw new IOException("it is not mounted");
                }
              }
            },
            store.database,
            transactions);
    outlet.bindTo(meters);
    store.append(tagged());
    sealer.seal();
    outlet.start();
    try {
      await().until(() -> untold() >= 2);
      away.set(false);
      await().until(() -> told() == 1);
    } finally {
      outlet.stop();
    }
  }

  private double untold() {
    return meters.get("leadledger.seal.untold").tag("outlet", "file").functionCounter().count();
  }

  /// Over how many events the newest head was that has been told.
  private long told() {
    return store
        .sql
        .sql("select max(size) from seal.outlet")
        .query((row, _) -> row.getLong(1))
        .single();
  }
}
