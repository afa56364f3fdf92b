package io.leadledger.query.rebuild;

import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.ProgressEvents;
import io.leadledger.http.Role;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// For operators: read schemas filled anew from the history while the live ones go on serving. A
/// rebuild concerns all tenants; only the tenant that runs the installation may order one.
@RestController
@RequestMapping("/api/v1/admin/projections/{schema}/rebuilds")
@AtLeast(Role.ADMIN)
@Tag(name = "Rebuilds", description = "Read schemas filled anew from the history")
class RebuildController {
  private final RebuildJobs jobs;
  private final RebuildWorker worker;
  private final ReadSchemas schemas;
  private final Projections projections;
  private final ProjectionDirectory directory;

  RebuildController(
      RebuildJobs jobs,
      RebuildWorker worker,
      ReadSchemas schemas,
      Projections projections,
      ProjectionDirectory directory) {
    this.jobs = jobs;
    this.worker = worker;
    this.schemas = schemas;
    this.projections = projections;
    this.directory = directory;
  }

  /// What is to be rebuilt; the whole schema from the whole history if nothing is named.
  ///
  /// @param group a processing group such as `crm.leads`: its tables alone
  /// @param fromPosition what came of events before this position of the history is kept
  /// @param hold whether to stop before the switch until it is ordered
  record Asked(@Nullable String group, @Nullable Long fromPosition, @Nullable Boolean hold) {}

  @PostMapping
  @Operation(
      summary = "Rebuild a read schema from the history",
      description =
          "Fills a shadow beside the live tables, which go on serving, compares both, and switches. Answered at once;"
              + " `Location` tells how far it is.")
  ResponseEntity<Rebuild> start(
      @PathVariable String schema, @RequestBody Asked asked, Caller caller) {
    operator(schema, caller);
    check(schema, asked);
    UUID id = Ids.next();
    if (!jobs.queue(
        id,
        schema,
        asked.group(),
        asked.fromPosition(),
        Boolean.TRUE.equals(asked.hold()),
        caller.actor())) {
      ProblemException problem =
          new ProblemException(
              HttpStatus.CONFLICT,
              "rebuild-running",
              "A rebuild of " + schema + " is not finished yet. Cancel it, or wait for its end.");
      jobs.unfinished(schema).ifPresent(running -> problem.with("rebuild", running.id()));
      throw problem;
    }
    worker.wake();
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/admin/projections/" + schema + "/rebuilds/" + id))
        .body(find(schema, id));
  }

  private void check(String schema, Asked asked) {
    if (asked.group() != null) {
      var groups = directory.groups(schema);
      if (!groups.contains(asked.group())) {
        throw ProblemException.invalid(
            "group", "unknown", schema + " has no such processing group.", groups);
      }
    }
    if (asked.fromPosition() != null) {
      long head = projections.head();
      if (asked.fromPosition() < 1 || asked.fromPosition() > head) {
        throw ProblemException.invalid(
            "fromPosition",
            "out-of-range",
            "The history has no such position.",
            "a position from 1 to " + head);
      }
    }
  }

  @GetMapping
  @Operation(summary = "The rebuilds of a schema, the newest first")
  List<Rebuild> list(@PathVariable String schema, Caller caller) {
    operator(schema, caller);
    return jobs.list(schema);
  }

  @GetMapping("/{rebuild}")
  @Operation(summary = "How far a rebuild has come")
  Rebuild get(@PathVariable String schema, @PathVariable UUID rebuild, Caller caller) {
    operator(schema, caller);
    return find(schema, rebuild);
  }

  @GetMapping(path = "/{rebuild}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(summary = "Follow a rebuild until it is finished, or waits for the order to switch")
  SseEmitter follow(@PathVariable String schema, @PathVariable UUID rebuild, Caller caller) {
    operator(schema, caller);
    UUID known = find(schema, rebuild).id();
    return ProgressEvents.follow(
        () -> find(schema, known),
        job -> job.state().isFinished() || job.state() == Rebuild.State.ready);
  }

  @PostMapping("/{rebuild}/switch")
  @Operation(summary = "Switch to a rebuild that is held")
  ResponseEntity<Rebuild> order(
      @PathVariable String schema, @PathVariable UUID rebuild, Caller caller) {
    operator(schema, caller);
    Rebuild job = find(schema, rebuild);
    if (!jobs.release(job.id())) {
      throw new ProblemException(
              HttpStatus.CONFLICT, "rebuild-not-ready", "This rebuild does not wait for an order.")
          .with("state", job.state());
    }
    worker.wake();
    return ResponseEntity.accepted().body(find(schema, rebuild));
  }

  @DeleteMapping("/{rebuild}")
  @Operation(summary = "Cancel a rebuild; the live tables stay as they are")
  ResponseEntity<Rebuild> cancel(
      @PathVariable String schema, @PathVariable UUID rebuild, Caller caller) {
    operator(schema, caller);
    Rebuild job = find(schema, rebuild);
    if (!jobs.cancel(job.id())) {
      throw new ProblemException(
              HttpStatus.CONFLICT, "rebuild-finished", "This rebuild is finished.")
          .with("state", job.state());
    }
    worker.wake();
    return ResponseEntity.accepted().body(find(schema, rebuild));
  }

  private void operator(String schema, Caller caller) {
    caller.requireOperator();
    if (!schemas.names().contains(schema)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "not-found", "There is no such read schema.");
    }
  }

  private Rebuild find(String schema, UUID rebuild) {
    return jobs.find(schema, rebuild)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    "There is no rebuild of " + schema + " with this id."));
  }
}
