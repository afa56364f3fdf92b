package io.leadledger.query.api;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/// How many answers may hold a database connection at a time, in all and of one tenant.
final class ReadSeats {
  private final Semaphore all;
  private final ConcurrentMap<UUID, Semaphore> ofTenants = new ConcurrentHashMap<>();
  private final int perTenant;
  private final Duration patience;

  ReadSeats(QuerySettings settings) {
    this.all = new Semaphore(settings.concurrentReads(), true);
    this.perTenant = settings.concurrentReadsPerTenant();
    this.patience = settings.patience();
  }

  /// The right to hold a connection, until closed.
  interface Seat extends AutoCloseable {
    @Override
    void close();
  }

  /// Waits for a seat, first among the tenant's own readers; 503 when that takes too long.
  Seat take(UUID tenant) {
    Semaphore own = ofTenants.computeIfAbsent(tenant, _ -> new Semaphore(perTenant, true));
    acquire(own);
    try {
      acquire(all);
    } catch (RuntimeException e) {
      own.release();
      throw e;
    }
    return () -> {
      all.release();
      own.release();
    };
  }

  private void acquire(Semaphore seats) {
    try {
      if (seats.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw QueryProblems.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "too-many-queries",
        "Too many queries are being answered at this moment",
        null);
  }
}
