package io.leadledger.query.messages;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.query.history.HistorySettings;
import io.leadledger.query.history.ServerSentEvents;
import io.leadledger.query.projection.Projections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Streams that follow a conversation's rows of crm.messages, each on the thread of its request.
/// Between two rows none holds a connection to the database, or asks it. A tenant's events are
/// projected in order, so that whoever goes on after a position misses nothing.
@Component
class MessageStreams {
  private static final Duration LOOK_UP = Duration.ofMillis(500);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final MessageRows rows;
  private final MessageFeeds feeds;
  private final Projections projections;
  private final HistorySettings settings;
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean closing;

  MessageStreams(
      MessageRows rows,
      MessageFeeds feeds,
      Projections projections,
      HistorySettings settings,
      MeterRegistry registry) {
    this.rows = rows;
    this.feeds = feeds;
    this.projections = projections;
    this.settings = settings;
    Gauge.builder("leadledger.conversations.streams", open, AtomicInteger::get)
        .description("Streams of conversations' messages that are open")
        .register(registry);
  }

  /// Writes the messages after a position, and then those that come, until the client leaves, the
  /// stream's life is over or the process stops.
  ///
  /// @param told how a message is told, in one line; null for one that is not
  void follow(
      Caller caller,
      UUID conversation,
      long after,
      Function<MessageRow, @Nullable String> told,
      HttpServletResponse response)
      throws IOException {
    try {
      requireKnown(caller, conversation);
      stream(caller, conversation, after, told, response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The stream was interrupted");
    }
  }

  private void stream(
      Caller caller,
      UUID conversation,
      long after,
      Function<MessageRow, @Nullable String> told,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    Subscription coming = feeds.subscribe(caller, conversation);
    open.incrementAndGet();
    try {
      Told out = new Told(ServerSentEvents.begin(response), told);
      Instant end = Instant.now().plus(settings.streamLife());
      long read = writePast(caller, conversation, after, out);
      while (!closing && Instant.now().isBefore(end)) {
        read =
            coming.hasMissed()
                ? writePast(caller, conversation, read, out)
                : writeComing(coming, read, out);
      }
    } finally {
      open.decrementAndGet();
      feeds.unsubscribe(caller, coming);
    }
  }

  /// Writes what has come, or waits a moment for something; answers the last position written.
  private long writeComing(Subscription coming, long after, Told out)
      throws IOException, InterruptedException {
    MessageRow row = coming.next(LOOK_UP);
    if (row == null) {
      out.events.heartbeatAfter(settings.heartbeat());
      return after;
    }
    long read = after;
    if (row.position() > read) {
      out.tell(row);
      read = row.position();
    }
    if (coming.isEmpty()) {
      out.events.flush();
    }
    return read;
  }

  /// Writes what is there; answers the last position written.
  private long writePast(Caller caller, UUID conversation, long after, Told out)
      throws IOException, InterruptedException {
    long read = after;
    boolean more = true;
    while (more && !closing) {
      try {
        List<MessageRow> past = rows.of(caller, conversation, read);
        for (MessageRow row : past) {
          out.tell(row);
          read = row.position();
        }
        out.events.flush();
        more = past.size() == MessageRows.BATCH;
      } catch (ProblemException e) {
        if (!e.status().is5xxServerError()) {
          throw e;
        }
        // The database is away or busy; the client need not know as long as it comes back.
        Thread.sleep(settings.polling());
        out.events.heartbeatAfter(settings.heartbeat());
      }
    }
    return read;
  }

  /// Where messages are written to, and how.
  private record Told(ServerSentEvents events, Function<MessageRow, @Nullable String> words) {
    void tell(MessageRow row) throws IOException {
      String json = words.apply(row);
      if (json != null) {
        events.event(row.position(), "message", json);
      }
    }
  }

  private void requireKnown(Caller caller, UUID conversation) throws InterruptedException {
    if (!projections.includes(MessageFeeds.SCHEMA)) {
      throw new ProblemException(
          HttpStatus.NOT_IMPLEMENTED, "schema-off", "The schema crm is switched off here.");
    }
    if (!rows.isConversation(caller, conversation)) {
      awaitWhatHasHappened(caller);
      if (!rows.isConversation(caller, conversation)) {
        throw new ProblemException(
            HttpStatus.NOT_FOUND, "not-found", "There is no conversation with this id.");
      }
    }
  }

  /// Whoever has just begun a conversation may follow it at once.
  private void awaitWhatHasHappened(Caller caller) throws InterruptedException {
    long head = projections.head();
    Instant end = Instant.now().plus(PATIENCE);
    while (projections.position(MessageFeeds.SCHEMA, caller.tenant()) < head
        && Instant.now().isBefore(end)) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  /// A graceful shutdown waits for requests to end, and these would not by themselves.
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
  }
}
