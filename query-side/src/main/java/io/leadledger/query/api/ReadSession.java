package io.leadledger.query.api;

import io.leadledger.http.Caller;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// A read-only look at one moment of the database, as a role that row-level security binds to the
/// caller's tenant. What is read in it agrees with each other: rows, their count, and the key on
/// which the next page goes on (ADR 0041).
@Component
public class ReadSession {
  /// The database role that clients' queries run under.
  public static final String ROLE = "leadledger_reader";

  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final QuerySettings settings;
  private final ReadSeats seats;

  public ReadSession(
      DSLContext sql, PlatformTransactionManager transactions, QuerySettings settings) {
    this.sql = sql;
    this.settings = settings;
    this.seats = new ReadSeats(settings);
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /// Does the work for the caller's tenant. It ends before its connection is given back: nothing
  /// lazy may leave it.
  public <T> T read(Caller caller, Function<DSLContext, T> work) {
    try (ReadSeats.Seat _ = seats.take(caller.tenant())) {
      return transaction.execute(
          _ -> {
            begin(caller.tenant());
            return work.apply(sql);
          });
    } catch (CannotCreateTransactionException e) {
      throw DatabaseProblems.unavailable(e);
    }
  }

  private void begin(UUID tenant) {
    sql.connection(
        connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(
                """
                set transaction isolation level repeatable read, read only;
                set local role %s;
                set local leadledger.tenant = '%s';
                set local time zone 'UTC';
                set local statement_timeout = %d;
                set local transaction_timeout = %d
                """
                    .formatted(
                        ROLE,
                        tenant,
                        settings.statementTimeout().toMillis(),
                        settings.answerTimeout().toMillis()));
          }
        });
  }
}
