package io.leadledger.command.identity.start;

import io.leadledger.events.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the first start has come (`command.installation`).
@Component
class Installation {
  private static final long LOCK = 0x4c65_6164_4c65_6467L;

  private final JdbcClient database;
  private final DataSource connections;

  Installation(JdbcClient database, DataSource connections) {
    this.database = database;
    this.connections = connections;
  }

  boolean isComplete() {
    return find().filter(State::adminKeyTold).isPresent();
  }

  /// The ids of the first tenant and owner, which stay the same however often the start is
  /// interrupted.
  State begin() {
    database
        .sql(
            "insert into command.installation (operator_tenant, first_owner) values (?, ?) on conflict do nothing")
        .params(Ids.next(), Ids.next())
        .update();
    return find().orElseThrow();
  }

  boolean hasMember(UUID user) {
    return database
        .sql("select exists (select from command.member where user_id = ?)")
        .param(user)
        .query(Boolean.class)
        .single();
  }

  /// An owner of the first tenant in whose name a key opens something: the first one, or whoever
  /// has followed.
  UUID activeOwner(State state) {
    return database
        .sql(
            """
            select user_id from command.member where tenant_id = ? and active and role = 'owner'
            order by user_id <> ?, user_id limit 1""")
        .params(state.tenant(), state.owner())
        .query(UUID.class)
        .single();
  }

  void adminKeyIsTold() {
    database.sql("update command.installation set admin_key_told = true").update();
  }

  /// Runs while no other process does, on a connection of its own: the commands sent meanwhile
  /// commit one by one. The lock ends with the connection's session, also when the process is
  /// killed.
  void alone(Runnable work) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        work.run();
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The first start cannot be made alone", e);
    }
  }

  private Optional<State> find() {
    return database
        .sql(
            "select operator_tenant as tenant, first_owner as owner, admin_key_told from command.installation")
        .query(State.class)
        .optional();
  }

  record State(UUID tenant, UUID owner, boolean adminKeyTold) {}
}
