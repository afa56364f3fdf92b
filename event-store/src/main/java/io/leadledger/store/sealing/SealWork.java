package io.leadledger.store.sealing;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.TreeHead;
import io.leadledger.store.work.RecurringWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the settled history with the tree, and signs a head now and then while it grows.
public final class SealWork extends RecurringWork implements MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(SealWork.class);

  private final Sealer sealer;
  private final Duration every;
  private final Clock clock;
  private volatile Seen seen = new Seen(0, null);
  private volatile boolean contradicted;

  /// @param size of the tree
  /// @param head the newest; null if none has been signed
  private record Seen(long size, @Nullable TreeHead head) {
    long unsigned() {
      return head == null ? size : Math.max(0, size - head.size());
    }
  }

  /// @param every how often a head is signed, at most
  public SealWork(Sealer sealer, Duration every, Clock clock) {
    super("seal", Duration.ZERO);
    this.sealer = sealer;
    this.every = every;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("leadledger.seal.events", this, work -> work.seen.size)
        .description("Events that are in the tree of the history")
        .register(meters);
    Gauge.builder("leadledger.seal.unsigned", this, work -> work.seen.unsigned())
        .description("Events that are not yet under a head")
        .register(meters);
    TimeGauge.builder("leadledger.seal.head.age", this, TimeUnit.SECONDS, SealWork::secondsOld)
        .description("How long ago the newest head was signed")
        .register(meters);
    Gauge.builder("leadledger.seal.contradicted", this, work -> work.contradicted ? 1 : 0)
        .description("1 if the tree is not the one that was signed: nothing is signed any more")
        .register(meters);
  }

  private double secondsOld() {
    TreeHead newest = seen.head;
    return newest == null
        ? Double.NaN
        : Duration.between(newest.time(), clock.instant()).toMillis() / 1_000.0;
  }

  @Override
  protected void work() {
    try {
      followAndSign();
      contradicted = false;
    } catch (SealContradicted e) {
      if (!contradicted) {
        LOG.error("Nothing is signed any more. {}", e.getMessage());
      }
      contradicted = true;
    }
  }

  private void followAndSign() {
    long size = sealer.follow();
    TreeHead newest = sealer.heads().newest().map(SignedHead::head).orElse(null);
    seen = new Seen(size, newest);
    if (seen.unsigned() > 0 && isDue(newest)) {
      TreeHead signed = sealer.seal().head();
      seen = new Seen(signed.size(), signed);
    }
  }

  private boolean isDue(@Nullable TreeHead newest) {
    return newest == null || !newest.time().plus(every).isAfter(clock.instant());
  }
}
