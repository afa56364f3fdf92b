package io.leadledger.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far each read schema has come: from this process's own processors where they have a segment,
/// else from the stored tokens.
@Component
public class Projections {
  private final EventProcessingConfiguration processing;
  private final EventStore history;
  private final JdbcClient database;
  private final Serializer serializer;
  private final ReadSchemas schemas;
  private final ParkedStreams parked;
  private final ProjectionDirectory directory;

  Projections(
      EventProcessingConfiguration processing,
      EventStore history,
      JdbcClient database,
      Serializer serializer,
      ReadSchemas schemas,
      ParkedStreams parked,
      ProjectionDirectory directory) {
    this.processing = processing;
    this.history = history;
    this.database = database;
    this.serializer = serializer;
    this.schemas = schemas;
    this.parked = parked;
    this.directory = directory;
  }

  /// Whether there is such a read schema, and it is switched on.
  public boolean includes(String schema) {
    return schemas.names().contains(schema);
  }

  public List<ProjectionStatus> status() {
    long head = head();
    return schemas.names().stream().map(schema -> status(schema, head)).toList();
  }

  /// The history's last settled position; 0 while it is empty.
  public long head() {
    return position(history.createHeadToken());
  }

  private ProjectionStatus status(String schema, long head) {
    Map<Integer, EventTrackerStatus> local = local(schema);
    long position =
        segments(schema, local).values().stream().mapToLong(Long::longValue).min().orElse(0);
    long lag = Math.max(0, head - position);
    Optional<Throwable> error =
        local.values().stream()
            .filter(EventTrackerStatus::isErrorState)
            .map(EventTrackerStatus::getError)
            .findAny()
            .or(() -> directory.find(schema).flatMap(Projection::failure));
    boolean running =
        processing
            .eventProcessor(schema, StreamingEventProcessor.class)
            .map(StreamingEventProcessor::isRunning)
            .orElse(false);
    return new ProjectionStatus(
        schema,
        position,
        head,
        lag,
        lag == 0 ? 0 : secondsBehind(position),
        parked.count(schema),
        running,
        error.map(e -> e.getClass().getSimpleName()).orElse(null));
  }

  /// How far the rows of one tenant have come.
  public long position(String schema, UUID tenant) {
    Map<Segment, Long> segments = segments(schema, local(schema));
    return segments.entrySet().stream()
        .filter(segment -> segment.getKey().matches(tenant.toString()))
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(0);
  }

  /// Whether what can be told of the tenant's rows is kept in this process's memory.
  boolean isLocal(String schema, UUID tenant) {
    return local(schema).values().stream()
        .anyMatch(status -> status.getSegment().matches(tenant.toString()));
  }

  private Map<Integer, EventTrackerStatus> local(String schema) {
    return processing
        .eventProcessor(schema, StreamingEventProcessor.class)
        .map(StreamingEventProcessor::processingStatus)
        .orElse(Map.of());
  }

  private Map<Segment, Long> segments(String schema, Map<Integer, EventTrackerStatus> local) {
    Map<Segment, Long> positions = new TreeMap<>();
    for (EventTrackerStatus status : local.values()) {
      positions.put(status.getSegment(), position(status.getTrackingToken()));
    }
    if (!isWhole(positions.keySet())) {
      stored(schema).forEach(positions::putIfAbsent);
    }
    return positions;
  }

  /// Segments that halve again and again make up one whole.
  private static boolean isWhole(Collection<Segment> segments) {
    return segments.stream().mapToDouble(segment -> 1.0 / (segment.getMask() + 1.0)).sum() >= 1;
  }

  /// How far each segment of a schema has come, as a transaction sees it: with the rows that belong
  /// to it.
  public Map<Segment, Long> positions(JdbcClient transaction, String schema) {
    return stored(transaction, schema);
  }

  private Map<Segment, Long> stored(String schema) {
    return stored(database, schema);
  }

  private Map<Segment, Long> stored(JdbcClient database, String schema) {
    record Entry(int segment, long position) {}
    List<Entry> entries =
        database
            .sql(
                """
                select segment, token, token_type from projection.token_entry
                where processor_name = ? order by segment""")
            .param(schema)
            .query(
                (row, _) ->
                    new Entry(
                        row.getInt("segment"),
                        position(token(row.getBytes("token"), row.getString("token_type")))))
            .list();
    int[] ids = entries.stream().mapToInt(Entry::segment).toArray();
    Map<Segment, Long> positions = new TreeMap<>();
    for (Entry entry : entries) {
      positions.put(Segment.computeSegment(entry.segment(), ids), entry.position());
    }
    return positions;
  }

  @SuppressWarnings("NullAway") // Axon takes null for a token of the beginning
  private TrackingToken token(byte[] stored, String type) {
    return stored == null
        ? null
        : serializer.deserialize(new SimpleSerializedObject<>(stored, byte[].class, type, null));
  }

  @SuppressWarnings("NullAway") // Axon's tokens are null at the beginning of the history
  private static long position(TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }

  private double secondsBehind(long position) {
    return database
        .sql(
            """
            select time_stamp from events.domain_event_entry where global_index > ?
            order by global_index limit 1""")
        .param(position)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional()
        .map(recorded -> Duration.between(recorded, Instant.now()).toMillis() / 1_000.0)
        .map(seconds -> Math.max(0, seconds))
        .orElse(0.0);
  }
}
