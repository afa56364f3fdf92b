package io.leadledger.store.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Lets one process at a time do a piece of work. PostgreSQL holds the lock for a connection, and
/// so lets go of it the moment that its process dies, without any clock.
public final class OneProcess {
  private final DataSource database;

  public OneProcess(DataSource database) {
    this.database = database;
  }

  /// Works while holding the lock of this name; does nothing if somebody else has it.
  public void holding(String name, Runnable work) {
    try (Connection connection = database.getConnection()) {
      if (tryLock(connection, name)) {
        try {
          work.run();
        } finally {
          unlock(connection, name);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The lock of " + name + " cannot be had", e);
    }
  }

  static boolean tryLock(Connection connection, String name) throws SQLException {
    return call(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", name);
  }

  static void unlock(Connection connection, String name) throws SQLException {
    call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", name);
  }

  private static boolean call(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }
}
