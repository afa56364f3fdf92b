package io.leadledger.benchmarks;

import io.leadledger.events.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// The reference of appends: one row equal to a stored event, into a table with the same columns
/// and indexes, inserted and committed by plain JDBC.
final class RawEvents implements Load.Work {
  private static final int SAMPLED = 9;

  private final Connection connection;
  private final PreparedStatement insert;

  RawEvents(Server server) throws SQLException {
    connection = server.connect();
    connection.setAutoCommit(false);
    insert =
        connection.prepareStatement(
            """
            insert into bench.event (event_identifier, aggregate_identifier, sequence_number, time_stamp,
              tenant_id, actor, type, payload_type, payload_revision, payload, meta_data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    try (var statement = connection.createStatement();
        var sample =
            statement.executeQuery(
                """
                select sequence_number, time_stamp, tenant_id, actor, type, payload_type,
                  payload_revision, payload, meta_data from bench.sample
                """)) {
      sample.next();
      for (int column = 1; column <= SAMPLED; column++) {
        insert.setObject(column + 2, sample.getObject(column));
      }
    }
    connection.commit();
  }

  /// Takes the newest event as the one that rows shall be equal to.
  static void prepare(Server server) throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("create schema if not exists bench");
      statement.execute("drop table if exists bench.event, bench.sample");
      statement.execute("create table bench.event (like events.domain_event_entry including all)");
      statement.execute(
          "create table bench.sample as select * from events.domain_event_entry order by global_index desc limit 1");
    }
  }

  @Override
  public void once() throws SQLException {
    insert.setObject(1, Ids.next());
    insert.setObject(2, UUID.randomUUID());
    insert.executeUpdate();
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
