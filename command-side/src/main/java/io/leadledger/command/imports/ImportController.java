package io.leadledger.command.imports;

import io.leadledger.command.imports.ImportJob.Rejection;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.ProgressEvents;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Imports of leads. An upload is answered once it is stored; its rows are captured afterwards.
@RestController
@RequestMapping("/api/v1/leads")
@AtLeast(Role.MEMBER)
@Tag(name = "Imports", description = "Leads from CSV files")
class ImportController {
  private static final int PAGE = 1_000;

  private final ImportUpload upload;
  private final ImportJobs jobs;
  private final ImportWorker worker;

  ImportController(ImportUpload upload, ImportJobs jobs, ImportWorker worker) {
    this.upload = upload;
    this.jobs = jobs;
    this.worker = worker;
  }

  @PostMapping(
      path = "/import",
      consumes = {"text/csv", "text/plain", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  @Operation(
      summary = "Import a CSV file",
      description =
          "Parameters name the column of a field, as in `?externalId=mql_id&source=origin`; other columns become custom "
              + "fields. Besides: `source.constant`, `capturedAt.format` (such as dd-MM-yyyy), `phone.region` (such as DE), "
              + "`dryRun=true`.")
  ResponseEntity<ImportJob> importBody(
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    MediaType type = MediaType.parseMediaType(request.getContentType());
    return take(request.getInputStream(), type.getCharset(), parameters, caller);
  }

  @GetMapping("/imports/{job}")
  @Operation(summary = "How far an import has come")
  ImportJob progress(@PathVariable UUID job, Caller caller) {
    return find(job, caller);
  }

  @GetMapping("/imports/{job}/rejections")
  @Operation(summary = "The rows that were not imported, by line, a thousand at a time")
  List<Rejection> rejections(
      @PathVariable UUID job, @RequestParam(defaultValue = "0") long afterLine, Caller caller) {
    return jobs.rejections(find(job, caller).id(), afterLine, PAGE);
  }

  @GetMapping(path = "/imports/{job}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(summary = "Follow an import until it is finished")
  SseEmitter follow(@PathVariable UUID job, Caller caller) {
    find(job, caller);
    return ProgressEvents.follow(() -> find(job, caller), now -> now.state().isFinished());
  }

  @DeleteMapping("/imports/{job}")
  @Operation(summary = "Cancel an import; what it has captured stays")
  ResponseEntity<ImportJob> cancel(@PathVariable UUID job, Caller caller) {
    find(job, caller);
    jobs.cancel(caller.tenant(), job);
    worker.wake();
    return ResponseEntity.accepted().body(find(job, caller));
  }

  private ResponseEntity<ImportJob> take(
      InputStream bytes, @Nullable Charset charset, Map<String, String> parameters, Caller caller)
      throws IOException {
    UUID job = upload.take(bytes, charset, Mapping.of(parameters), caller);
    worker.wake();
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/leads/imports/" + job))
        .body(find(job, caller));
  }

  private ImportJob find(UUID job, Caller caller) {
    Optional<ImportJob> found = jobs.find(caller.tenant(), job);
    return found.orElseThrow(
        () ->
            new ProblemException(
                HttpStatus.NOT_FOUND, "not-found", "There is no import with this id."));
  }
}
