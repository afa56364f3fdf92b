package io.leadledger.http;

import io.leadledger.store.erasure.Erasure;
import io.leadledger.store.erasure.Erasures;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/// Somebody of whom nothing is told any more, but that and why.
public final class ErasedSubject {
  private ErasedSubject() {}

  /// @throws ProblemException 410 `subject-erased` with the address of the certificate, if this is
  ///     one who has been erased
  public static void refuse(Erasures erasures, UUID tenant, UUID subject) {
    Optional<Erasure> erasure = erasures.find(tenant, subject);
    if (erasure.isPresent()) {
      throw new ProblemException(
              HttpStatus.GONE,
              "subject-erased",
              "Whom this id stands for has been erased. The certificate tells when and why.")
          .with("certificate", "/api/v1/erasures/" + subject);
    }
  }
}
