package io.leadledger.store.wake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one NOTIFY for all that was appended within a few milliseconds. It is sent outside of the
/// appending transactions: inside, it would make them commit one after the other. One that gets
/// lost costs its readers their polling interval, no more.
public final class AppendNotifier implements Runnable, AutoCloseable {
  static final String CHANNEL = "leadledger_appended";
  private static final Logger LOG = LoggerFactory.getLogger(AppendNotifier.class);
  private static final Duration COALESCED = Duration.ofMillis(2);

  private final DataSource database;
  private final Semaphore appended = new Semaphore(0);
  private final Thread sender;

  public AppendNotifier(DataSource database) {
    this.database = database;
    this.sender = Thread.ofPlatform().name("append-notifier").daemon().start(this::send);
  }

  /// Something has been appended.
  @Override
  public void run() {
    appended.release();
  }

  @Override
  public void close() {
    sender.interrupt();
  }

  private void send() {
    try {
      while (true) {
        appended.acquire();
        Thread.sleep(COALESCED);
        appended.drainPermits();
        try (Connection connection = database.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("notify " + CHANNEL);
        } catch (SQLException e) {
          LOG.warn("Readers in other processes were not woken: {}", e.getMessage());
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
