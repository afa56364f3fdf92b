package io.leadledger.command.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Lets one process work at a job. PostgreSQL holds the lock for a connection, and so lets go of it
/// the moment that its process dies, without any clock.
final class JobLock {
  private final DataSource database;

  JobLock(DataSource database) {
    this.database = database;
  }

  /// Works while holding the job's lock; does nothing if somebody else has it.
  void holding(UUID job, Runnable work) {
    try (Connection connection = database.getConnection()) {
      if (call(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", job)) {
        try {
          work.run();
        } finally {
          call(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", job);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The lock of an import cannot be had", e);
    }
  }

  private static boolean call(Connection connection, String sql, UUID job) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "command.import_job/" + job);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }
}
