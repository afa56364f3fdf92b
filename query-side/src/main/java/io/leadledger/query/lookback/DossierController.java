package io.leadledger.query.lookback;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ErasedSubject;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.erasure.Erasures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
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
  private static final String PATH = "/api/v1/history/{stream}/report";
  private static final int MOST_PRINTED = 600_000;

  private final Dossiers dossiers;
  private final Erasures erasures;

  DossierController(Dossiers dossiers, Erasures erasures) {
    this.dossiers = dossiers;
    this.erasures = erasures;
  }

  @Operation(
      summary = "Audit report of a lead as a page: what is known, and what happened, with proofs",
      description =
          "Of the stream itself and of what belongs to it, such as conversations: when, from where,"
              + " by whom, because of what.")
  @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<byte[]> report(@PathVariable UUID stream, Caller caller) {
    String page = DossierPage.of(about(stream, caller));
    return answer(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(page.getBytes(StandardCharsets.UTF_8));
  }

  @Operation(
      summary = "The same report as PDF",
      description =
          "A character that its fonts do not have is written as its number in Unicode, such as"
              + " [U+674E].")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @GetMapping(path = PATH + ".pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> print(@PathVariable UUID stream, Caller caller) {
    String page = DossierPdf.page(about(stream, caller));
    if (page.length() > MOST_PRINTED) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "too-much-to-print",
          "A page of %d characters is too much for a PDF: read the page itself."
              .formatted(page.length()));
    }
    return answer(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"audit-report-%s.pdf\"".formatted(stream))
        .body(DossierPdf.print(page));
  }

  private Dossier about(UUID stream, Caller caller) {
    ErasedSubject.refuse(erasures, caller.tenant(), stream);
    Dossier dossier = dossiers.about(caller.tenant(), stream);
    if (dossier.happened().isEmpty()) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "nothing-known", "Nothing is known of this id.");
    }
    return dossier;
  }

  private static ResponseEntity.BodyBuilder answer(MediaType type) {
    return ResponseEntity.ok().contentType(type).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
