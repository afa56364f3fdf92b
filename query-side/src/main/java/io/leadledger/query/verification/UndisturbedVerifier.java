package io.leadledger.query.verification;

import io.leadledger.http.ProblemException;
import io.leadledger.store.erasure.Erasures;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Verifies a tenant's tables when nobody's rows tell what the history no longer says: that they
/// do, from the destruction of a key until its rows are made anew, is no finding.
@Component
class UndisturbedVerifier {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
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
    while (true) {
      long begun = erasures.begun(tenant);
      awaitRows(tenant, end);
      Verification verification = verifier.verify(scope);
      if (verification.holds() || erasures.begun(tenant) == begun) {
        return verification;
      }
    }
  }

  private void awaitRows(UUID tenant, Instant end) {
    while (erasures.leavesRows(tenant)) {
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
