package io.leadledger.query.history;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Streams that follow the history, each on the thread of its request. A client that reads slowly
/// holds up its own stream and nothing else: between two batches no connection to the database is
/// held.
@Component
class HistoryStreams {
  private static final int BATCH = 200;

  private final History history;
  private final HistorySettings settings;
  private final HistoryHead head;
  private final ConcurrentMap<UUID, Integer> openPerTenant = new ConcurrentHashMap<>();
  private volatile boolean closing;

  HistoryStreams(
      History history, HistoryHead head, HistorySettings settings, MeterRegistry registry) {
    this.history = history;
    this.head = head;
    this.settings = settings;
    Gauge.builder("leadledger.history.streams", this, HistoryStreams::open)
        .description("Streams of the history that are open")
        .register(registry);
  }

  /// Writes what is asked for from where the question says, and then what happens, until the client
  /// leaves, the stream's life is over or the process stops.
  void follow(Caller caller, HistoryQuestion question, HttpServletResponse response)
      throws IOException {
    history.refuseElsewhere();
    takeSeat(caller.tenant());
    try {
      ServerSentEvents out = ServerSentEvents.begin(response);
      Instant end = Instant.now().plus(settings.streamLife());
      HistoryQuestion rest = question;
      while (!closing && Instant.now().isBefore(end)) {
        rest = follow(caller, rest, out);
      }
    } finally {
      openPerTenant.computeIfPresent(caller.tenant(), (_, open) -> open == 1 ? null : open - 1);
    }
  }

  /// Writes the next batch, or waits for one to come; what is left to read is answered.
  private HistoryQuestion follow(Caller caller, HistoryQuestion question, ServerSentEvents out)
      throws IOException {
    long read = question.after() == null ? 0 : question.after();
    try {
      long settled = head.beyond(read, settings.heartbeat());
      List<History.Event> batch =
          settled <= read ? List.of() : history.read(caller, question, false, BATCH);
      if (batch.isEmpty()) {
        out.heartbeatAfter(settings.heartbeat());
        return settled > read ? question.after(settled) : question;
      }
      for (History.Event event : batch) {
        out.event(event.position(), event.name(), event.json());
      }
      out.flush();
      return question.after(batch.getLast().position());
    } catch (ProblemException e) {
      if (!e.status().is5xxServerError()) {
        throw e;
      }
      // The database is away or busy; the client need not know as long as it comes back.
      head.pause();
      out.heartbeatAfter(settings.heartbeat());
      return question;
    }
  }

  private void takeSeat(UUID tenant) {
    int open = openPerTenant.merge(tenant, 1, Integer::sum);
    if (open > settings.streamsPerTenant()) {
      openPerTenant.computeIfPresent(tenant, (_, now) -> now - 1);
      throw new ProblemException(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-many-streams",
              "Your tenant has as many streams open as it may have.")
          .with("limit", settings.streamsPerTenant());
    }
  }

  private int open() {
    return openPerTenant.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// A graceful shutdown waits for requests to end, and these would not by themselves.
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
    head.close();
  }
}
