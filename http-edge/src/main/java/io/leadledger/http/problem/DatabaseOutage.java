package io.leadledger.http.problem;

import io.leadledger.http.ProblemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionSystemException;

/// The database is not there, is shutting down, is full, or has no connection left: nothing that is
/// wrong with the request, and nothing that lasts.
final class DatabaseOutage {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);

  /// What the pool says of a connection that has broken, without a SQLSTATE.
  private static final String CLOSED = "Connection is closed";

  private DatabaseOutage() {}

  /// The answer to a request that met an outage; empty if that is not what went wrong.
  static Optional<ProblemException> tell(Throwable e) {
    return Stream.concat(causes(e), causes(e).flatMap(DatabaseOutage::beforeRollback))
        .filter(DatabaseOutage::isOutage)
        .findFirst()
        .map(DatabaseOutage::problem);
  }

  private static Stream<Throwable> causes(@Nullable Throwable e) {
    return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause).limit(50);
  }

  /// A rollback that fails as well hides what went wrong before it.
  private static Stream<Throwable> beforeRollback(Throwable e) {
    return e instanceof TransactionSystemException rollback
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

  private static ProblemException problem(Throwable outage) {
    LOG.warn("A request was answered with 503, because of the database: {}", outage.getMessage());
    return ProblemException.databaseUnavailable(outage);
  }
}
