package io.leadledger.query.messages;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.query.api.ReadSession;
import io.leadledger.query.history.HistorySettings;
import io.leadledger.query.history.ServerSentEvents;
import io.leadledger.query.projection.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Streams that follow a conversation's rows of crm.messages, each on the thread of its request.
/// The database is asked only when the tenant's rows have gone on, and no connection is held in
/// between. A tenant's events are projected in order, so that whoever goes on after a position
/// misses nothing.
@Component
class MessageStreams {
  private static final String SCHEMA = "crm";
  private static final int BATCH = 200;
  private static final String ROWS =
      """
      select m._position, to_jsonb(m) - '_tenant_id' - '_position' - '_event_id'
      from crm.messages m
      where m.conversation_id = ? and m._position > ? order by m._position limit\s"""
          + BATCH;

  private final ReadSession session;
  private final Projections projections;
  private final HistorySettings settings;
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean closing;

  MessageStreams(
      ReadSession session,
      Projections projections,
      HistorySettings settings,
      MeterRegistry registry) {
    this.session = session;
    this.projections = projections;
    this.settings = settings;
    Gauge.builder("leadledger.conversations.streams", open, AtomicInteger::get)
        .description("Streams of conversations' messages that are open")
        .register(registry);
  }

  /// Up to where rows have been read, and how far the tenant's rows had come by then.
  private record Progress(long read, long looked) {}

  private record Row(long position, String json) {}

  /// Writes the messages after a position, and then those that come, until the client leaves, the
  /// stream's life is over or the process stops.
  void follow(Caller caller, UUID conversation, long after, HttpServletResponse response)
      throws IOException {
    requireKnown(caller, conversation);
    open.incrementAndGet();
    try {
      ServerSentEvents out = ServerSentEvents.begin(response);
      Instant end = Instant.now().plus(settings.streamLife());
      Progress progress = new Progress(after, -1);
      while (!closing && Instant.now().isBefore(end)) {
        Progress next = goOn(caller, conversation, progress, out);
        if (next.equals(progress)) {
          pause();
          out.heartbeatAfter(settings.heartbeat());
        }
        progress = next;
      }
    } finally {
      open.decrementAndGet();
    }
  }

  /// Writes what has come since; as long as the database is away or busy there is nothing.
  private Progress goOn(Caller caller, UUID conversation, Progress progress, ServerSentEvents out)
      throws IOException {
    long read = progress.read();
    List<Row> rows;
    long reached;
    try {
      reached = projections.position(SCHEMA, caller.tenant());
      if (reached <= progress.looked()) {
        return progress;
      }
      rows = rows(caller, conversation, read);
    } catch (DataAccessException _) {
      return progress;
    } catch (ProblemException e) {
      if (!e.status().is5xxServerError()) {
        throw e;
      }
      return progress;
    }
    for (Row row : rows) {
      out.event(row.position(), "message", row.json());
      read = row.position();
    }
    out.flush();
    return new Progress(read, rows.size() < BATCH ? reached : progress.looked());
  }

  private void requireKnown(Caller caller, UUID conversation) {
    if (!projections.includes(SCHEMA)) {
      throw new ProblemException(
          HttpStatus.NOT_IMPLEMENTED, "schema-off", "The schema crm is switched off here.");
    }
    boolean known =
        session.read(
            caller,
            sql ->
                sql.resultQuery("select 1 from crm.conversations where id = ?", conversation)
                    .fetch()
                    .isNotEmpty());
    if (!known) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "not-found",
          "There is no conversation with this id, or it has not been projected yet.");
    }
  }

  private List<Row> rows(Caller caller, UUID conversation, long after) {
    return session.read(
        caller,
        sql ->
            sql.resultQuery(ROWS, conversation, after)
                .fetch(row -> new Row(row.get(0, Long.class), row.get(1, String.class))));
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(settings.polling());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The stream was interrupted");
    }
  }

  /// A graceful shutdown waits for requests to end, and these would not by themselves.
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
  }
}
