package io.leadledger.store.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Locks of which one process holds many for long, all by one connection. As with [OneProcess]
/// PostgreSQL lets go of them the moment that the connection ends.
public final class ProcessLocks implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 2;

  private final DataSource database;
  private final Set<String> held = new HashSet<>();
  private @Nullable Connection connection;

  public ProcessLocks(DataSource database) {
    this.database = database;
  }

  /// Whether the lock of this name is had now; false too if this process has it already.
  public synchronized boolean take(String name) {
    if (held.contains(name)) {
      return false;
    }
    try {
      if (connection == null) {
        connection = database.getConnection();
      }
      boolean taken = OneProcess.tryLock(connection, name);
      if (taken) {
        held.add(name);
      }
      return taken;
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("The lock of " + name + " cannot be had", e);
    }
  }

  /// Whether this process has taken it, as far as it knows: see [#areHeld()].
  public synchronized boolean holds(String name) {
    return held.contains(name);
  }

  public synchronized void release(String name) {
    if (connection != null && held.remove(name)) {
      try {
        OneProcess.unlock(connection, name);
        if (held.isEmpty()) {
          close();
        }
      } catch (SQLException _) {
        close();
      }
    }
  }

  /// Whether all that was taken is still held. If it is not, nothing is.
  public synchronized boolean areHeld() {
    try {
      if (connection == null || connection.isValid(PATIENCE_SECONDS)) {
        return true;
      }
    } catch (SQLException _) {
      // it is not
    }
    held.clear();
    close();
    return false;
  }

  /// Lets go of everything.
  @Override
  public synchronized void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try (open) {
        for (String name : held) {
          OneProcess.unlock(open, name);
        }
      } catch (SQLException _) {
        // the locks went with the connection
      }
    }
    held.clear();
  }
}
