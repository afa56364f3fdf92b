package io.leadledger.store.sealing;

import io.leadledger.store.seal.HistoricEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The events of all tenants as they lie in `events.domain_event_entry`.
final class HistoryTable {
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final String COLUMNS =
      """
      select global_index, event_identifier, tenant_id, actor, aggregate_identifier, sequence_number, type,
        payload_type, payload_revision, time_stamp, meta_data, payload
      from events.domain_event_entry
      """;

  private static final String INSERT =
      """
      insert into events.domain_event_entry (global_index, event_identifier, tenant_id, actor, aggregate_identifier,
        sequence_number, type, payload_type, payload_revision, time_stamp, meta_data, payload)
      overriding system value values %s""";
  private static final String ROW = "(?,?::uuid,?::uuid,?::uuid,?::uuid,?,?,?,?,?,?,?)";

  private final JdbcClient database;

  HistoryTable(JdbcClient database) {
    this.database = database;
  }

  /// Hands over the first events after one position and up to another. Few of them are in memory at
  /// a time, if there is a transaction.
  void read(long after, long last, int most, Consumer<HistoricEvent> reader) {
    database
        .sql(COLUMNS + "where global_index > ? and global_index <= ? order by global_index limit ?")
        .params(after, last, most)
        .withFetchSize(FETCHED_AT_ONCE)
        .query((RowCallbackHandler) row -> reader.accept(event(row)));
  }

  /// Hands over the events of one tenant up to a position.
  void readOf(UUID tenant, long last, Consumer<HistoricEvent> reader) {
    database
        .sql(COLUMNS + "where tenant_id = ? and global_index <= ? order by global_index")
        .params(tenant, last)
        .withFetchSize(FETCHED_AT_ONCE)
        .query((RowCallbackHandler) row -> reader.accept(event(row)));
  }

  /// Puts events in, at the positions that they had.
  void write(List<HistoricEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    var insert =
        database.sql(INSERT.formatted(String.join(",", Collections.nCopies(events.size(), ROW))));
    for (HistoricEvent event : events) {
      insert
          .param(event.position())
          .param(event.id())
          .param(event.tenant())
          .param(event.actor())
          .param(event.stream())
          .param(event.sequence())
          .param(event.type())
          .param(event.name())
          .param(event.revision())
          .param(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
          .param(event.metaData())
          .param(event.payload());
    }
    insert.update();
  }

  /// The next event gets a position behind this one.
  void goOnAfter(long position) {
    if (position > 0) {
      database
          .sql(
              "select setval(pg_get_serial_sequence('events.domain_event_entry', 'global_index'), ?)")
          .param(position)
          .query((row, _) -> row.getLong(1))
          .single();
    }
  }

  private static HistoricEvent event(ResultSet row) throws SQLException {
    return new HistoricEvent(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getBytes(11),
        row.getBytes(12));
  }
}
