package io.leadledger.query.lookback;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// An auditor's report of a lead.
@Tag(name = "history")
@RestController
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@AtLeast(Role.AUDITOR)
class DossierController {
  private final Dossiers dossiers;

  DossierController(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @Operation(
      summary = "Audit report of a lead as a page: what is known, and what happened, with proofs",
      description =
          "Of the stream itself and of what belongs to it, such as conversations: when, from where,"
              + " by whom, because of what. A browser prints it as PDF.")
  @GetMapping(path = "/api/v1/history/{stream}/report", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<byte[]> report(@PathVariable UUID stream, Caller caller) {
    Dossier dossier = dossiers.about(caller.tenant(), stream);
    if (dossier.happened().isEmpty()) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "nothing-known", "Nothing is known of this id.");
    }
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .header("Cache-Control", "no-store")
        .body(DossierPage.of(dossier).getBytes(StandardCharsets.UTF_8));
  }
}
