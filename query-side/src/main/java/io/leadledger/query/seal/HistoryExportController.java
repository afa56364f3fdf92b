package io.leadledger.query.seal;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.seal.HistoryFileWriter;
import io.leadledger.store.seal.HistoryVerifier;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.Sealer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The history, carried away or checked in place.
@RestController
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@AtLeast(Role.ADMIN)
class HistoryExportController {
  private static final String COMPRESSED = "application/gzip";

  private final Sealer sealer;
  private final HistoryExport history;

  HistoryExportController(Sealer sealer, HistoryExport history) {
    this.sealer = sealer;
    this.history = history;
  }

  /// How much is carried away.
  enum Scope {
    /// The events of the caller's tenant, each with the proof that it is under the head.
    tenant,
    /// The events of all tenants.
    history,
    /// Besides these whatever else a LeadLedger is made of, to move it: the keys of persons and
    /// other secrets, under the master key, and the working state.
    everything
  }

  @Tag(name = "history")
  @Operation(
      summary = "A history, sealed, as compressed CloudEvents, one a line",
      description =
          "The caller's tenant's, or all tenants' for owners of the tenant that runs the installation."
              + " `leadledger verify-history` checks it on any machine. Personal data is ciphertext.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = COMPRESSED, schema = @Schema(type = "string", format = "binary")))
  @AtLeast(Role.AUDITOR)
  @GetMapping("/api/v1/history/export")
  void export(
      @RequestParam(defaultValue = "tenant") Scope scope,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    if (scope != Scope.tenant) {
      caller.requireOperator();
      if (!caller.role().includes(Role.OWNER)) {
        throw new ProblemException(
            HttpStatus.FORBIDDEN,
            "owner-only",
            "Only an owner may carry away all tenants' history.");
      }
    }
    SignedHead head = sealer.seal();
    response.setContentType(COMPRESSED);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s-%d.ndjson.gz\"".formatted(scope, head.head().size()));
    try (var file = new HistoryFileWriter(response.getOutputStream())) {
      switch (scope) {
        case tenant -> history.readTenant(caller.tenant(), head, file);
        case history -> history.read(head, file);
        case everything -> history.readAll(file);
      }
    }
  }

  @Tag(name = "seal")
  @Operation(
      summary =
          "Is the history of all tenants, as it lies in the database, the one that was sealed?",
      description =
          "For the tenant that runs the installation. Whoever does not trust the server takes an"
              + " export and checks that.")
  @PostMapping("/api/v1/seal/verifications")
  Verdict verify(Caller caller) {
    caller.requireOperator();
    var verifier = new HistoryVerifier(sealer.keys().all(), List.of());
    SignedHead head = sealer.heads().newest().orElseGet(sealer::seal);
    history.read(head, verifier::accept);
    return verifier.end();
  }
}
