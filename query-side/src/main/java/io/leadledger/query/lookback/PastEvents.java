package io.leadledger.query.lookback;

import io.leadledger.events.Provenance;
import io.leadledger.http.ProblemException;
import io.leadledger.store.HistoryReader;
import io.leadledger.store.SettledPrefix;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Events of one tenant, of some streams or of all, as projectors get them.
@Component
class PastEvents {
  private final EventStore events;
  private final HistoryReader history;
  private final JdbcClient database;
  private final SettledPrefix settled;
  private final DataSource pool;

  PastEvents(
      EventStore events,
      HistoryReader history,
      JdbcClient database,
      SettledPrefix settled,
      DataSource pool) {
    this.events = events;
    this.history = history;
    this.database = database;
    this.settled = settled;
    this.pool = pool;
  }

  /// The last position that belongs to a moment, which is a position or a time.
  ///
  /// @throws ProblemException 400 if it is neither
  long position(String at) {
    if (at.matches("[0-9]{1,18}")) {
      return Long.parseLong(at);
    }
    try {
      return database
          .sql(
              "select coalesce(max(global_index), 0) from events.domain_event_entry where time_stamp <= ?")
          .param(Instant.parse(at).atOffset(ZoneOffset.UTC))
          .query((row, _) -> row.getLong(1))
          .single();
    } catch (DateTimeException e) {
      throw ProblemException.invalid(
          "at",
          "not-a-moment",
          "It is neither a position nor a time.",
          "1200 or 2026-03-01T10:00:00Z");
    }
  }

  /// The events of these streams, as far as they are the tenant's, in the order of the history.
  List<TrackedEventMessage<?>> of(UUID tenant, Collection<UUID> streams) {
    List<TrackedEventMessage<?>> found = new ArrayList<>();
    for (UUID stream : streams) {
      Map<Long, Long> positions = positions(stream);
      for (DomainEventMessage<?> event :
          events.readEvents(stream.toString(), 0).asStream().toList()) {
        Long position = positions.get(event.getSequenceNumber());
        if (position != null && isOf(tenant, event)) {
          found.add(tracked(event, position));
        }
      }
    }
    found.sort(Comparator.comparingLong(HistoryReader::position));
    return found;
  }

  /// Hands over all events of the tenant.
  void ofAll(UUID tenant, Consumer<TrackedEventMessage<?>> reader) {
    history.read(
        HistoryReader.BEGINNING,
        settled.position(pool),
        event -> {
          if (isOf(tenant, event)) {
            reader.accept(event);
          }
        });
  }

  private Map<Long, Long> positions(UUID stream) {
    Map<Long, Long> positions = new HashMap<>();
    database
        .sql(
            "select sequence_number, global_index from events.domain_event_entry where aggregate_identifier = ?")
        .param(stream)
        .query((row, _) -> positions.put(row.getLong(1), row.getLong(2)))
        .list();
    return positions;
  }

  private static boolean isOf(UUID tenant, EventMessage<?> event) {
    return tenant.toString().equals(event.getMetaData().get(Provenance.TENANT));
  }

  private static <T> TrackedEventMessage<T> tracked(DomainEventMessage<T> event, long position) {
    return new GenericTrackedDomainEventMessage<>(
        GapAwareTrackingToken.newInstance(position, Set.of()), event);
  }
}
