package io.leadledger.command.platform;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// The answers to requests that carried an `Idempotency-Key`, in `command.idempotency_key`: written
/// in the transaction of the command's events, so that a key is there exactly when the events are.
/// A refused command leaves its key free.
final class IdempotencyKeys {
  private final JdbcClient database;

  IdempotencyKeys(JdbcClient database) {
    this.database = database;
  }

  /// Takes the key for this transaction, waiting for a twin that is under way. Empty when the
  /// command is to be carried out now; else the answer that it got the first time.
  Optional<CommandResult> take(IdempotentRequest request) {
    int taken =
        database
            .sql(
                """
                insert into command.idempotency_key (tenant_id, key, request) values (?, ?, ?)
                on conflict (tenant_id, key) do nothing""")
            .params(request.scope(), request.key(), request.request())
            .update();
    return taken == 1 ? Optional.empty() : Optional.of(answerOf(request));
  }

  /// Keeps the answer to the request whose key has been taken.
  void keep(IdempotentRequest request, CommandResult result) {
    database
        .sql(
            """
            update command.idempotency_key set aggregate_id = ?, version = ?, position = ?
            where tenant_id = ? and key = ?""")
        .params(result.id(), result.version(), result.position(), request.scope(), request.key())
        .update();
  }

  /// A key is remembered for a day, and at most an hour longer.
  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void forgetOld() {
    database
        .sql("delete from command.idempotency_key where created_at < now() - interval '1 day'")
        .update();
  }

  private CommandResult answerOf(IdempotentRequest request) {
    return database
        .sql(
            """
            select request, aggregate_id, version, position from command.idempotency_key
            where tenant_id = ? and key = ?""")
        .params(request.scope(), request.key())
        .query(
            (row, number) -> {
              if (!MessageDigest.isEqual(row.getBytes("request"), request.request())) {
                throw Refusal.keyUsedForAnotherRequest().toException();
              }
              return new CommandResult(
                  row.getObject("aggregate_id", UUID.class),
                  row.getLong("version"),
                  row.getLong("position"));
            })
        .single();
  }
}
