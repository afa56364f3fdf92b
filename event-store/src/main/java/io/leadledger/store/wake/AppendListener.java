package io.leadledger.store.wake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes the readers of this process when another process has appended. It holds one connection,
/// and takes a new one when that breaks; meanwhile readers poll.
public final class AppendListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppendListener.class);
  private static final Duration LISTEN = Duration.ofMillis(250);
  private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(1);

  private final DataSource database;
  private final Runnable wake;
  private final Thread listener;
  private volatile boolean closed;

  public AppendListener(DataSource database, Runnable wake) {
    this.database = database;
    this.wake = wake;
    this.listener =
        Thread.ofPlatform().name("append-listener").daemon().start(this::listenUntilClosed);
  }

  @Override
  public void close() {
    closed = true;
    try {
      // It gives its connection back before the data source is closed.
      if (!listener.join(LISTEN.multipliedBy(4))) {
        listener.interrupt();
      }
    } catch (InterruptedException e) {
      listener.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void listenUntilClosed() {
    try {
      while (!closed) {
        try {
          listen();
        } catch (SQLException e) {
          if (!closed) {
            LOG.warn(
                "Not told of what other processes append, polling instead: {}", e.getMessage());
            Thread.sleep(BEFORE_NEXT_ATTEMPT);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("listen " + AppendNotifier.CHANNEL);
      try {
        wake.run(); // for what was appended before
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!closed) {
          if (notified.getNotifications((int) LISTEN.toMillis()).length > 0) {
            wake.run();
          }
        }
      } finally {
        if (!connection.isClosed()) {
          statement.execute("unlisten " + AppendNotifier.CHANNEL);
        }
      }
    }
  }
}
