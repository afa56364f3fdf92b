package io.leadledger.store;

import io.leadledger.events.Provenance;
import io.leadledger.store.personal.SubjectKeys;
import io.leadledger.store.personal.SubjectKeys.NewKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/// Axon's JDBC engine on the tables of schema `events`. It appends in one round trip, whatever the
/// number of events and of new data subjects, and reads no further than the [SettledPrefix], so
/// that tokens need no gaps. Of an aggregate's snapshots it keeps the newest.
public final class PostgresEventStorageEngine extends JdbcEventStorageEngine {
  static final int BATCH = 1_000;
  private static final int ROWS_PER_STATEMENT = 500;

  private static final String INSERT_KEYS =
      "insert into vault.subject_key (subject, wrapped_key) values ";
  private static final String INSERT_EVENTS =
      """
      insert into events.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
        payload_type, payload_revision, payload, meta_data, tenant_id, actor) values\s""";
  private static final String EVENT_PARAMETERS = "(?,?,?,?,?,?,?,?,?,?,?)";
  private static final String SELECT_EVENTS =
      "select global_index, " + StoredEvent.COLUMNS + " from events.domain_event_entry ";
  private static final String UPSERT_SNAPSHOT =
      """
      insert into events.snapshot_event_entry as kept (event_identifier, aggregate_identifier, sequence_number, type,
        time_stamp, payload_type, payload_revision, payload, meta_data) values (?,?,?,?,?,?,?,?,?)
      on conflict (aggregate_identifier) do update set event_identifier = excluded.event_identifier,
        sequence_number = excluded.sequence_number, type = excluded.type, time_stamp = excluded.time_stamp,
        payload_type = excluded.payload_type, payload_revision = excluded.payload_revision,
        payload = excluded.payload, meta_data = excluded.meta_data
      where kept.sequence_number <= excluded.sequence_number""";

  private final ConnectionProvider connections;
  private final TransactionManager transactions;
  private final SubjectKeys keys;

  private PostgresEventStorageEngine(
      Builder builder,
      ConnectionProvider connections,
      TransactionManager transactions,
      SubjectKeys keys) {
    super(builder);
    this.connections = connections;
    this.transactions = transactions;
    this.keys = keys;
  }

  /// `transactions` have to be of PostgreSQL's default isolation level; reading refuses any other.
  public static PostgresEventStorageEngine create(
      ConnectionProvider connections,
      TransactionManager transactions,
      Serializer serializer,
      EventUpcaster upcasters,
      SubjectKeys keys,
      SettledPrefix settled) {
    Builder builder = JdbcEventStorageEngine.builder();
    builder
        .connectionProvider(connections)
        .transactionManager(transactions)
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .snapshotFilter(new CurrentRevisionsOnly(serializer))
        .upcasterChain(upcasters)
        .persistenceExceptionResolver(new UniqueViolation())
        .batchSize(BATCH)
        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
    builder
        .extendedGapCheckEnabled(false)
        .readEventDataWithoutGaps(
            (connection, _, after, limit) -> readSettled(settled, connection, after, limit))
        .readEventDataWithGaps(
            (connection, _, after, limit, _) -> readSettled(settled, connection, after, limit))
        .createHeadToken((connection, _) -> headOf(settled, connection))
        .createTokenAt((connection, _, moment) -> before(settled, connection, moment))
        .createTailToken(
            (connection, _) ->
                connection.prepareStatement(
                    "select min(global_index) - 1 from events.domain_event_entry"))
        .readEventDataForAggregate(
            (connection, _, stream, first, limit) -> readStream(connection, stream, first, limit))
        .lastSequenceNumberFor((connection, _, stream) -> lastSequenceNumber(connection, stream))
        .readSnapshotData((connection, _, stream) -> readSnapshot(connection, stream));
    return new PostgresEventStorageEngine(builder, connections, transactions, keys);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    for (int from = 0; from < events.size(); from += ROWS_PER_STATEMENT) {
      var rows = events.subList(from, Math.min(events.size(), from + ROWS_PER_STATEMENT));
      transactions.executeInTransaction(() -> appendInOneRoundTrip(rows, serializer));
    }
  }

  private void appendInOneRoundTrip(List<? extends EventMessage<?>> events, Serializer serializer) {
    List<NewKey> newKeys =
        keys.gatherNew(
            firstEvents(events), () -> events.forEach(event -> serialize(event, serializer)));
    String sql =
        (newKeys.isEmpty() ? "" : INSERT_KEYS + rows("(?,?)", newKeys.size()) + ";")
            + INSERT_EVENTS
            + rows(EVENT_PARAMETERS, events.size())
            + " returning global_index";
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      for (NewKey key : newKeys) {
        statement.setObject(at++, key.subject());
        statement.setBytes(at++, key.wrapped());
      }
      for (EventMessage<?> event : events) {
        at = bind(statement, at, (DomainEventMessage<?>) event, serializer);
        UUID tenant = metaData(event, Provenance.TENANT);
        if (tenant == null) {
          throw new IllegalArgumentException(
              "an event of no tenant cannot be appended: " + event.getPayloadType().getName());
        }
        statement.setObject(at++, tenant);
        statement.setObject(at++, metaData(event, Provenance.ACTOR));
      }
      statement.execute();
      if (!newKeys.isEmpty()) {
        statement.getMoreResults();
      }
      AppendedPosition.reached(greatest(statement.getResultSet()));
    } catch (SQLException e) {
      handlePersistenceException(e, events.getFirst());
    }
  }

  /// Done ahead of the statement, which has to tell whether there are new keys; the message keeps
  /// the outcome.
  private static void serialize(EventMessage<?> event, Serializer serializer) {
    event.serializePayload(serializer, byte[].class);
  }

  private static Set<UUID> firstEvents(List<? extends EventMessage<?>> events) {
    return events.stream()
        .filter(
            event ->
                event instanceof DomainEventMessage<?> domain && domain.getSequenceNumber() == 0)
        .map(event -> UUID.fromString(((DomainEventMessage<?>) event).getAggregateIdentifier()))
        .collect(Collectors.toSet());
  }

  private static int bind(
      PreparedStatement statement, int at, DomainEventMessage<?> event, Serializer serializer)
      throws SQLException {
    SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
    SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
    statement.setObject(at++, UUID.fromString(event.getIdentifier()));
    statement.setObject(at++, UUID.fromString(event.getAggregateIdentifier()));
    statement.setLong(at++, event.getSequenceNumber());
    statement.setString(at++, event.getType());
    statement.setObject(at++, OffsetDateTime.ofInstant(event.getTimestamp(), ZoneOffset.UTC));
    statement.setString(at++, payload.getType().getName());
    statement.setString(at++, payload.getType().getRevision());
    statement.setBytes(at++, payload.getData());
    statement.setBytes(at++, metaData.getData());
    return at;
  }

  private static @Nullable UUID metaData(EventMessage<?> event, String key) {
    return event.getMetaData().get(key) instanceof String id ? UUID.fromString(id) : null;
  }

  private static long greatest(ResultSet positions) throws SQLException {
    long greatest = 0;
    while (positions.next()) {
      greatest = Math.max(greatest, positions.getLong(1));
    }
    return greatest;
  }

  private static String rows(String row, int count) {
    return String.join(",", Collections.nCopies(count, row));
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
    transactions.executeInTransaction(
        () -> {
          try (Connection connection = connections.getConnection();
              PreparedStatement statement = connection.prepareStatement(UPSERT_SNAPSHOT)) {
            bind(statement, 1, snapshot, serializer);
            statement.executeUpdate();
          } catch (SQLException e) {
            handlePersistenceException(e, snapshot);
          }
        });
  }

  /// Loads the keys that the events will need along with them.
  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      TrackingToken after, int batchSize) {
    List<? extends TrackedEventData<?>> events = super.fetchTrackedEvents(after, batchSize);
    keys.prefetch(
        events.stream()
            .map(event -> ((DomainEventData<?>) event).getAggregateIdentifier())
            .map(UUID::fromString)
            .collect(Collectors.toSet()));
    return events;
  }

  @Override
  protected TrackedEventData<?> getTrackedEventData(
      ResultSet row, @Nullable GapAwareTrackingToken previous) throws SQLException {
    long position = row.getLong("global_index");
    return new TrackedDomainEventData<>(
        GapAwareTrackingToken.newInstance(position, Collections.emptySet()), StoredEvent.from(row));
  }

  @Override
  protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
    return StoredEvent.from(row);
  }

  @Override
  protected DomainEventData<?> getSnapshotData(ResultSet row) throws SQLException {
    return StoredEvent.from(row);
  }

  private static PreparedStatement readSettled(
      SettledPrefix settled, Connection connection, long after, int limit) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            SELECT_EVENTS
                + "where global_index > ? and global_index <= ? order by global_index limit ?");
    statement.setLong(1, after);
    statement.setLong(2, settled.beyond(after, connection));
    statement.setInt(3, limit);
    return statement;
  }

  private static PreparedStatement headOf(SettledPrefix settled, Connection connection)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement("select nullif(?::bigint, 0)");
    statement.setLong(1, settled.advance(connection));
    return statement;
  }

  private static PreparedStatement before(
      SettledPrefix settled, Connection connection, Instant moment) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            "select least(min(global_index) - 1, ?) from events.domain_event_entry where time_stamp >= ? having count(*) > 0");
    statement.setLong(1, settled.advance(connection));
    statement.setObject(2, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
    return statement;
  }

  private static PreparedStatement readStream(
      Connection connection, String stream, long first, int limit) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            SELECT_EVENTS
                + "where aggregate_identifier = ? and sequence_number >= ? order by sequence_number limit ?");
    statement.setObject(1, UUID.fromString(stream));
    statement.setLong(2, first);
    statement.setInt(3, limit);
    return statement;
  }

  private static PreparedStatement lastSequenceNumber(Connection connection, String stream)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            "select max(sequence_number) from events.domain_event_entry where aggregate_identifier = ?");
    statement.setObject(1, UUID.fromString(stream));
    return statement;
  }

  private static PreparedStatement readSnapshot(Connection connection, String stream)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + StoredEvent.COLUMNS
                + " from events.snapshot_event_entry where aggregate_identifier = ?");
    statement.setObject(1, UUID.fromString(stream));
    return statement;
  }
}
