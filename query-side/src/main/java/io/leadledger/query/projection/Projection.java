package io.leadledger.query.projection;

import static java.util.stream.Collectors.groupingBy;

import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.platform.writer.RowWriter;
import io.leadledger.query.platform.writer.RowWriter.Older;
import io.micrometer.core.instrument.Counter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializationException;

/// One read schema as a function of the history: hands each event to the projectors of all of the
/// schema's groups, and when the batch is complete writes what they make of it, in the transaction
/// that moves the token. So each event is projected exactly once (docs/adr/0031).
final class Projection implements EventHandlerInvoker {
  private final String schema;
  private final List<ProjectorGroup> groups;
  private final RowWriter writer;
  private final ParkedStreams parked;
  private final SchemaGate gate;
  private final ConnectionProvider connections;
  private final Counter events;
  private final EarlyStatistics statistics = new EarlyStatistics();
  private final Map<Integer, Failure> failing = new ConcurrentHashMap<>();

  /// What a segment failed of, and when by the process's own clock.
  private record Failure(Throwable cause, long nanos) {
    // It is tried again at the latest after a minute.
    private static final long HOLDS_NANOS = Duration.ofSeconds(90).toNanos();

    boolean holds() {
      return System.nanoTime() - nanos < HOLDS_NANOS;
    }
  }

  Projection(
      String schema,
      EventHandlerInvoker handlers,
      RowWriter writer,
      ParkedStreams parked,
      SchemaGate gate,
      ConnectionProvider connections,
      Counter events) {
    this.schema = schema;
    this.groups = groups(handlers);
    this.writer = writer;
    this.parked = parked;
    this.gate = gate;
    this.connections = connections;
    this.events = events;
  }

  /// Groups the projectors that Axon has found as their annotations say.
  private static List<ProjectorGroup> groups(EventHandlerInvoker handlers) {
    List<EventHandlerInvoker> invokers =
        handlers instanceof MultiEventHandlerInvoker several
            ? several.delegates()
            : List.of(handlers);
    return invokers.stream()
        .map(SimpleEventHandlerInvoker.class::cast)
        .flatMap(invoker -> invoker.eventHandlers().stream())
        .collect(
            groupingBy(Projection::groupOf, TreeMap::new, java.util.stream.Collectors.toList()))
        .entrySet()
        .stream()
        .map(group -> ProjectorGroup.of(group.getKey(), group.getValue()))
        .toList();
  }

  private static String groupOf(EventMessageHandler projector) {
    return projector.getTargetType().getAnnotation(ProcessingGroup.class).value();
  }

  /// The processing groups that fill this schema.
  List<String> groupNames() {
    return groups.stream().map(ProjectorGroup::name).toList();
  }

  /// Every event of the segment's tenants, even one that no projector cares for: the token that
  /// says so is stored with it, and whoever waits for the event's position need not wait for
  /// another.
  @Override
  public boolean canHandle(EventMessage<?> event, Segment segment) {
    return segment.matches(History.tenant(event));
  }

  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    if (!canHandle(event, segment)) {
      return;
    }
    ProjectionBatch batch = batch(segment.getSegmentId());
    // Of events that are no concern of the schema's, no more is read.
    List<ProjectorGroup> concerned =
        groups.stream().filter(group -> group.caresFor(event)).toList();
    if (!concerned.isEmpty()) {
      Recorded recorded = History.recorded(event);
      concerned.forEach(group -> batch.add(group, group.name(), event, recorded));
    }
    events.increment();
  }

  /// The groups that fill this schema.
  List<ProjectorGroup> groups() {
    return groups;
  }

  /// What one event owes to the schema's tables, by processing group; nothing of a group whose
  /// projector refuses it. Nothing is written.
  Map<String, EventRows> project(EventMessage<?> event) {
    Recorded recorded = History.recorded(event);
    Map<String, EventRows> owed = new LinkedHashMap<>();
    for (ProjectorGroup group : groups) {
      try {
        owed.put(group.name(), group.project(event, recorded));
      } catch (SerializationException e) {
        throw e;
      } catch (Exception refused) {
        owed.remove(group.name());
      }
    }
    return owed;
  }

  /// What stops a segment at present: Axon forgets it while it waits to try again.
  Optional<Throwable> failure() {
    return failing.values().stream().filter(Failure::holds).map(Failure::cause).findAny();
  }

  private ProjectionBatch batch(int segment) {
    return CurrentUnitOfWork.get()
        .root()
        .getOrComputeResource(
            Projection.class.getName() + schema,
            _ -> {
              ProjectionBatch batch = new ProjectionBatch(schema, writer, parked, Older.IGNORED);
              CurrentUnitOfWork.get().root().onPrepareCommit(_ -> write(batch, segment));
              return batch;
            });
  }

  private void write(ProjectionBatch batch, int segment) {
    try {
      write(batch);
      failing.remove(segment);
    } catch (RuntimeException e) {
      failing.put(segment, new Failure(e, System.nanoTime()));
      throw e;
    }
  }

  private void write(ProjectionBatch batch) {
    gate.enter(schema);
    try (Connection connection = connections.getConnection()) {
      statistics.after(connection, batch.write(connection));
    } catch (SQLException e) {
      throw new ProjectionFailed(schema, e);
    }
  }

  /// Tries parked events of a stream again, in their order, until one is refused again.
  ///
  /// @return whether the stream is parked no longer
  boolean retry(String group, String stream) {
    ProjectorGroup projectors =
        groups.stream().filter(each -> each.name().equals(group)).findFirst().orElseThrow();
    gate.enter(schema);
    parked.release(schema);
    return parked
        .queue(group)
        .process(
            letter -> History.stream(letter.message()).equals(stream),
            letter -> decide(projectors, letter.message()));
  }

  private EnqueueDecision<EventMessage<?>> decide(ProjectorGroup group, EventMessage<?> event) {
    return refusal(group, event)
        .<EnqueueDecision<EventMessage<?>>>map(Decisions::requeue)
        .orElseGet(Decisions::evict);
  }

  private Optional<EventRefused> refusal(ProjectorGroup group, EventMessage<?> event) {
    EventRows rows;
    try {
      rows = group.project(event, History.recorded(event));
    } catch (Exception e) {
      return Optional.of(EventRefused.because(e));
    }
    try (Connection connection = connections.getConnection()) {
      return Optional.ofNullable(ProjectionBatch.tryOne(connection, writer, rows, Older.REFUSED));
    } catch (SQLException e) {
      throw new ProjectionFailed(schema, e);
    }
  }
}
