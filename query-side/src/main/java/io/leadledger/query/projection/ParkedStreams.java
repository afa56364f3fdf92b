package io.leadledger.query.projection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The streams that a processing group has given up on for now, each a sequence in the group's
/// dead-letter queue: the event that was refused, and behind it whatever has come since.
public final class ParkedStreams {
  private final JdbcClient database;
  private final TransactionLock lock;
  private final Function<String, SequencedDeadLetterQueue<EventMessage<?>>> open;
  private final Map<String, SequencedDeadLetterQueue<EventMessage<?>>> queues =
      new ConcurrentHashMap<>();

  ParkedStreams(
      JdbcClient database,
      Function<String, SequencedDeadLetterQueue<EventMessage<?>>> openQueueOfGroup) {
    this.database = database;
    this.lock = new TransactionLock(database, "parked streams");
    this.open = openQueueOfGroup;
  }

  /// The dead-letter queue of a processing group.
  public SequencedDeadLetterQueue<EventMessage<?>> queue(String group) {
    return queues.computeIfAbsent(group, open);
  }

  /// How many events are parked in a schema.
  public long count(String schema) {
    return database
        .sql(
            "select count(*) from projection.dead_letter_entry where processing_group like ? || '.%'")
        .param(schema)
        .query(Long.class)
        .single();
  }

  /// Those of a schema's groups that have any, as they stand in the present transaction.
  Map<String, Set<String>> streams(String schema) {
    Map<String, Set<String>> streams = new HashMap<>();
    database
        .sql(
            """
            select distinct processing_group, sequence_identifier from projection.dead_letter_entry
            where processing_group like ? || '.%'""")
        .param(schema)
        .query(
            row -> {
              streams.computeIfAbsent(row.getString(1), _ -> new HashSet<>()).add(row.getString(2));
            });
    return streams;
  }

  /// Holds off retries and discards until the present transaction ends: an event that is parked
  /// behind others finds them still there when it commits.
  void keepParked(String schema) {
    lock.share(schema);
  }

  /// Waits for transactions that [keep][#keepParked] streams parked, and holds off further ones.
  public void release(String schema) {
    lock.takeAlone(schema);
  }

  /// Parks an event and with it its stream.
  void park(String group, EventMessage<?> event, EventRefused why) {
    String stream = History.stream(event);
    queue(group).enqueue(stream, new GenericDeadLetter<>(stream, event, why));
  }

  /// Parks an event behind others of its stream; false if there are none.
  boolean parkBehind(String group, EventMessage<?> event) {
    String stream = History.stream(event);
    return queue(group)
        .enqueueIfPresent(stream, () -> new GenericDeadLetter<EventMessage<?>>(stream, event));
  }
}
