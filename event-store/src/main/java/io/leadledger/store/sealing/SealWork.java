package io.leadledger.store.sealing;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.work.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the settled history with the tree, and signs a head now and then while it grows.
public final class SealWork extends RecurringWork {
  private static final Logger LOG = LoggerFactory.getLogger(SealWork.class);

  private final Sealer sealer;
  private final Duration every;
  private final Clock clock;
  private volatile long size;
  private volatile boolean contradicted;

  /// @param every how often a head is signed, at most
  public SealWork(Sealer sealer, Duration every, Clock clock) {
    super("seal", Duration.ZERO);
    this.sealer = sealer;
    this.every = every;
    this.clock = clock;
  }

  /// How many events are in the tree.
  public long size() {
    return size;
  }

  /// Whether the tree is no longer the one that was signed.
  public boolean isContradicted() {
    return contradicted;
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
    size = sealer.follow();
    Optional<SignedHead> newest = sealer.heads().newest();
    if (size > newest.map(head -> head.head().size()).orElse(0L)
        && newest.stream()
            .noneMatch(head -> head.head().time().plus(every).isAfter(clock.instant()))) {
      sealer.seal();
    }
  }
}
