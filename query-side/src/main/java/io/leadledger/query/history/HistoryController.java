package io.leadledger.query.history;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.query.api.grammar.Nearest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/// The event history of the caller's tenant. Personal data within it is ciphertext.
@Tag(name = "history", description = "Everything that has happened, in order")
@RestController
@RequestMapping("/api/v1/history")
@AtLeast(Role.AUDITOR)
class HistoryController {
  private static final int MOST = 1_000;
  private static final List<String> PARAMETERS =
      Stream.concat(
              Stream.of("order", "limit"),
              Stream.of(HistoryQuestion.class.getRecordComponents()).map(RecordComponent::getName))
          .toList();

  private final History history;
  private final HistoryStreams streams;

  HistoryController(History history, HistoryStreams streams) {
    this.history = history;
    this.streams = streams;
  }

  /// In which order events are answered, by position.
  enum Order {
    asc,
    desc
  }

  @Operation(
      summary = "Events by stream, name, actor, correlation, time and position",
      description = "`Link` with rel=\"next\" leads to the events that follow.")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> events(
      @ParameterObject HistoryQuestion question,
      @RequestParam(defaultValue = "asc") Order order,
      @RequestParam(defaultValue = "100") int limit,
      Caller caller,
      HttpServletRequest request) {
    check(question, request);
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalid(
          "limit", "out-of-range", "A page has 1 to " + MOST + " events.", MOST);
    }
    boolean newestFirst = order == Order.desc;
    List<History.Event> found = history.read(caller, question, newestFirst, limit + 1);
    List<History.Event> page = found.subList(0, Math.min(limit, found.size()));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (found.size() > limit) {
      long last = page.getLast().position();
      answer.header(
          HttpHeaders.LINK,
          "<%s>; rel=\"next\""
              .formatted(
                  next(newestFirst ? question.before(last) : question.after(last), order, limit)));
    }
    return answer.body(
        page.stream().map(History.Event::json).collect(Collectors.joining(",\n ", "[", "]")));
  }

  @Operation(summary = "One event by its position")
  @GetMapping(path = "/{position}", produces = MediaType.APPLICATION_JSON_VALUE)
  String event(@PathVariable long position, Caller caller) {
    HistoryQuestion only =
        new HistoryQuestion(null, List.of(), null, null, null, null, position - 1, position + 1);
    return history.read(caller, only, false, 1).stream()
        .findFirst()
        .map(History.Event::json)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "event-not-found",
                    "There is no event at this position."));
  }

  @Operation(
      summary = "Events as they happen, as server-sent events",
      description =
          "From the beginning, or after the position in `after` or in the header `Last-Event-ID`."
              + " An event's id is its position.")
  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      @ParameterObject HistoryQuestion question,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    check(question, request);
    Long after = lastEventId == null ? question.after() : lastEventId;
    streams.follow(caller, question.after(after == null ? 0 : after), response);
  }

  private static void check(HistoryQuestion question, HttpServletRequest request) {
    for (String parameter : request.getParameterMap().keySet()) {
      if (!PARAMETERS.contains(parameter)) {
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "unknown-parameter",
                "There is no parameter '" + parameter + "'.")
            .with("nearest", Nearest.to(parameter, PARAMETERS));
      }
    }
    question.requireKnownNames();
  }

  private static String next(HistoryQuestion question, Order order, int limit) {
    UriComponentsBuilder next =
        UriComponentsBuilder.fromPath("/api/v1/history")
            .queryParam("order", order)
            .queryParam("limit", limit);
    add(next, "stream", question.stream());
    add(next, "actor", question.actor());
    add(next, "correlation", question.correlation());
    add(next, "from", question.from());
    add(next, "to", question.to());
    add(next, "after", question.after());
    add(next, "before", question.before());
    question.name().forEach(name -> next.queryParam("name", name));
    return next.encode().toUriString();
  }

  private static void add(UriComponentsBuilder next, String parameter, @Nullable Object value) {
    if (value != null) {
      next.queryParam(parameter, value);
    }
  }
}
