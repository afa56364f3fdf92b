package io.leadledger.command.scraping;

import io.leadledger.command.http.Reason;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.scraping.ScrapeCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.ProgressEvents;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Commands on jobs of reading websites, and how far these have come.
@RestController
@RequestMapping("/api/v1/scrape-jobs")
@AtLeast(Role.MEMBER)
@Tag(name = "Scraping", description = "Websites that are read for leads, companies and funnels")
class ScrapeJobController {
  private static final int PAGE = 100;

  private final CommandDispatcher commands;
  private final JdbcScrapeBook book;
  private final ScrapeWorker worker;

  ScrapeJobController(CommandDispatcher commands, JdbcScrapeBook book, ScrapeWorker worker) {
    this.commands = commands;
    this.book = book;
    this.worker = worker;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Have a website read",
      description =
          "Politely, and as its robots.txt allows. What its pages tell about the lead's company enriches both.")
  CommandResult request(@RequestBody ScrapeJobBody body, CommandContext by) {
    return send(new RequestScrape(Ids.next(), body.plan(), body.purpose(), body.scrapeFor()), by);
  }

  @PostMapping("/{job}/re-run")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Read the same again, and tell what was added, has changed and is gone",
      description = "A new job. Its pages are compared with those of the last one that completed.")
  CommandResult rerun(@PathVariable UUID job, CommandContext by) {
    find(by.tenant(), job);
    return send(new RerunScrape(Ids.next(), job), by);
  }

  @PostMapping("/{job}/pause")
  @Operation(summary = "Read nothing for the time being")
  CommandResult pause(@PathVariable UUID job, CommandContext by) {
    return send(new PauseScrape(job), by);
  }

  @PostMapping("/{job}/resumption")
  @Operation(summary = "Go on after a pause")
  CommandResult resume(@PathVariable UUID job, CommandContext by) {
    return send(new ResumeScrape(job), by);
  }

  @PostMapping("/{job}/cancellation")
  @Operation(summary = "Read nothing more; what has been read stays")
  CommandResult cancel(
      @PathVariable UUID job,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return send(new CancelScrape(job, Reason.of(body)), by);
  }

  @GetMapping
  @AtLeast(Role.ANALYST)
  @Operation(summary = "Jobs and how they stand, the newest first, a hundred at a time")
  List<ScrapeJobState> list(
      @RequestParam(required = false) @Nullable String status,
      @Parameter(description = "Only jobs older than this one") @RequestParam(required = false)
          @Nullable UUID before,
      Caller caller) {
    return book.list(caller.tenant(), status, before, PAGE);
  }

  @GetMapping("/{job}")
  @AtLeast(Role.ANALYST)
  @Operation(
      summary = "How a job stands",
      description = "What it was asked to read stands in funnel/website_scrape_job.")
  ScrapeJobState get(@PathVariable UUID job, Caller caller) {
    return find(caller.tenant(), job);
  }

  @GetMapping(path = "/{job}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @AtLeast(Role.ANALYST)
  @Operation(summary = "Follow a job until it is over")
  SseEmitter follow(@PathVariable UUID job, Caller caller) {
    find(caller.tenant(), job);
    return ProgressEvents.follow(() -> find(caller.tenant(), job), ScrapeJobState::isOver);
  }

  private CommandResult send(ScrapeCommand command, CommandContext by) {
    CommandResult result = commands.send(command, by);
    worker.wake();
    return result;
  }

  private ScrapeJobState find(UUID tenant, UUID job) {
    return book.find(tenant, job)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "There is nothing with this id."));
  }
}
