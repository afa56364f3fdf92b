package io.leadledger.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/// The database is not there, is shutting down, is full, or has no connection left: nothing that
/// the work in hand has to do with, and nothing that lasts.
public final class Outage {

  /// What the pool says of a connection that has broken, without a SQLSTATE.
  private static final String CLOSED = "Connection is closed";

  private Outage() {}

  /// The outage behind a failure; empty if it has another cause.
  public static Optional<Throwable> behind(Throwable failure) {
    return Stream.concat(causes(failure), causes(failure).flatMap(Outage::beforeRollback))
        .filter(Outage::isOutage)
        .findFirst();
  }

  private static Stream<Throwable> causes(@Nullable Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(50);
  }

  /// A rollback that fails as well hides what went wrong before it.
  private static Stream<Throwable> beforeRollback(Throwable failure) {
    return failure instanceof TransactionSystemException rollback
        ? causes(rollback.getApplicationException())
        : Stream.empty();
  }

  /// By the classes of SQLSTATE: 08 connection, 53 resources, 57P the operator's intervention;
  /// 25006 is a standby's refusal to write.
  private static boolean isOutage(Throwable cause) {
    if (!(cause instanceof SQLException sql)) {
      return false;
    }
    String state = String.valueOf(sql.getSQLState());
    return sql instanceof SQLTransientConnectionException
        || CLOSED.equals(sql.getMessage())
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("25006");
  }
}
