package io.leadledger.query.projection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps apart those who write rows of a read schema, and whoever puts another schema in its place:
/// what a transaction writes is in the tables that clients read once it has committed.
@Component
public final class SchemaGate {
  private final TransactionLock lock;

  SchemaGate(JdbcClient database) {
    this.lock = new TransactionLock(database, "switch of a read schema");
  }

  /// Before the present transaction writes rows: waits for a switch to be over, and holds off
  /// further ones until it ends.
  void enter(String schema) {
    lock.share(schema);
  }

  /// Waits for the transactions that write rows, and holds off further ones until the present one
  /// ends.
  public void close(String schema) {
    lock.takeAlone(schema);
  }
}
