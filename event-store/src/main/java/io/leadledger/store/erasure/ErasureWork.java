package io.leadledger.store.erasure;

import io.leadledger.store.work.OneProcess;
import io.leadledger.store.work.RecurringWork;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each erasure through the parts that this process can do, those that were killed in the
/// middle included. Who waits for the same part is erased together.
public final class ErasureWork extends RecurringWork {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureWork.class);

  private final Erasures erasures;
  private final List<ErasureStep> steps;
  private final OneProcess lock;
  private final Duration everywhere;
  private volatile UnderWay underWay = UnderWay.NOTHING;

  /// @param everywhere how long after its destruction a key may still be in some process's memory
  public ErasureWork(
      Erasures erasures, List<ErasureStep> steps, OneProcess lock, Duration everywhere) {
    super("erasures", Duration.ZERO);
    this.erasures = erasures;
    this.steps = steps.stream().sorted(Comparator.comparing(ErasureStep::part)).toList();
    this.lock = lock;
    this.everywhere = everywhere;
  }

  /// How many people are being erased.
  public long people() {
    return underWay.people();
  }

  /// How long ago the first of them was asked for.
  public double oldestSeconds() {
    return underWay.oldestSeconds();
  }

  @Override
  protected void work() {
    underWay = erasures.underWay();
    if (underWay.people() > 0) {
      goOn();
    }
  }

  private void goOn() {
    for (ErasureStep step : steps) {
      if (!isStopping() && !erasures.waitingFor(step.part(), notBefore(step)).isEmpty()) {
        lock.holding("vault.erasure/" + step.part(), () -> carryOut(step));
      }
    }
  }

  private void carryOut(ErasureStep step) {
    erasures
        .waitingFor(step.part(), notBefore(step))
        .forEach(
            (tenant, subjects) -> {
              if (!isStopping()) {
                attempt(step, tenant, subjects);
              }
            });
  }

  /// What fails for one tenant holds up no other.
  private void attempt(ErasureStep step, UUID tenant, Set<UUID> subjects) {
    try {
      if (step.erase(tenant, subjects)) {
        erasures.done(step.part(), subjects);
      }
    } catch (RuntimeException e) {
      LOG.warn("{} of {} was interrupted; it will be done again", step.part(), subjects, e);
    }
  }

  private Duration notBefore(ErasureStep step) {
    return step.part().isLate() ? everywhere : Duration.ZERO;
  }
}
