package io.leadledger.query.erasure;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Certificates of erasures.
@Tag(name = "erasures", description = "People who have been forgotten")
@RestController
@AtLeast(Role.AUDITOR)
class ErasureController {
  private final Certificates certificates;

  ErasureController(Certificates certificates) {
    this.certificates = certificates;
  }

  @Operation(
      summary = "The certificate of an erasure: what was erased, when, and on whose request",
      description =
          "With the proof that it is in the sealed history. Without `completedAt` copies are still"
              + " being erased; the key is gone in any case.")
  @GetMapping("/api/v1/erasures/{subject}")
  Certificate find(@PathVariable UUID subject, Caller caller) {
    return certificates
        .find(caller.tenant(), subject)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "not-erased", "Nobody with this id has been erased."));
  }
}
