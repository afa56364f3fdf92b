package io.leadledger.query.verification;

import io.leadledger.http.ProblemException;
import io.leadledger.store.erasure.ErasurePart;
import io.leadledger.store.erasure.Erasures;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Verifies a tenant's tables when nobody's rows tell what the history no longer says: that they
/// do, from the destruction of a key until its rows are made anew, is no finding. Nor is it one
/// before they have been made anew for the second time: a process may have had the key in its
/// memory, be it the one that writes the rows or the one that verifies them.
@Component
class UndisturbedVerifier {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Verifier verifier;
  private final Erasures erasures;

  UndisturbedVerifier(Verifier verifier, Erasures erasures) {
    this.verifier = verifier;
    this.erasures = erasures;
  }

  /// @throws ProblemException 409 `erasure-under-way` if rows have not been made anew in time
  Verification verify(UUID tenant, Scope scope) {
    Instant end = Instant.now().plus(PATIENCE);
    ErasurePart rows = ErasurePart.READ_TABLES;
    while (true) {
      long begun = erasures.begun(tenant);
      awaitRows(tenant, rows, end);
      rows = ErasurePart.LATE_READ_TABLES;
      boolean settled = !erasures.leavesRows(tenant, rows);
      Verification verification = verifier.verify(scope);
      if (verification.holds() || settled && erasures.begun(tenant) == begun) {
        return verification;
      }
    }
  }

  private void awaitRows(UUID tenant, ErasurePart rows, Instant end) {
    while (erasures.leavesRows(tenant, rows)) {
      if (Instant.now().isAfter(end)) {
        throw new ProblemException(
            HttpStatus.CONFLICT,
            "erasure-under-way",
            "Read rows of people who have been erased are being made anew. Try again later.");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
