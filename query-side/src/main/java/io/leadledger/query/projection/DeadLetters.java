package io.leadledger.query.projection;

import io.leadledger.http.Caller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A tenant's parked events, as operators see them: what was refused and why, nothing of what the
/// events hold.
@Component
class DeadLetters {
  private static final int MOST_LISTED = 1_000;
  private static final String LISTED =
      """
      select dead_letter_identifier, processing_group, sequence_identifier, sequence_index, payload_type,
        event_identifier, enqueued_at, cause_message
      from projection.dead_letter_entry
      where convert_from(meta_data, 'UTF8')::jsonb ->> 'tenant' = :tenant
      """;

  private final JdbcClient database;
  private final ProjectionDirectory projections;
  private final ParkedStreams parked;
  private final TransactionManager transactions;

  DeadLetters(
      JdbcClient database,
      ProjectionDirectory projections,
      ParkedStreams parked,
      TransactionManager transactions) {
    this.database = database;
    this.projections = projections;
    this.parked = parked;
    this.transactions = transactions;
  }

  /// One parked event.
  ///
  /// @param stream the aggregate that it happened to, all of whose later events are parked behind
  ///     it
  /// @param place within the stream's queue, from 0
  /// @param cause why it was refused; null for one that is only behind another
  record Letter(
      String id,
      String group,
      String stream,
      long place,
      String event,
      UUID eventId,
      String parkedAt,
      @Nullable String cause) {}

  /// The oldest of a tenant's letters, of one group or schema if one is given.
  List<Letter> list(Caller caller, @Nullable String of) {
    return database
        .sql(
            LISTED
                + """
                and (:of::text is null or processing_group = :of or processing_group like :of || '.%')
                order by enqueued_at, processing_group, sequence_identifier, sequence_index limit :most""")
        .param("tenant", caller.tenant().toString())
        .param("of", of)
        .param("most", MOST_LISTED)
        .query(DeadLetters::letter)
        .list();
  }

  Optional<Letter> find(Caller caller, String id) {
    return database
        .sql(LISTED + "and dead_letter_identifier = :id")
        .param("tenant", caller.tenant().toString())
        .param("id", id)
        .query(DeadLetters::letter)
        .optional();
  }

  /// Projects the letter's stream again, from its first parked event on.
  ///
  /// @return whether all of it has now been projected
  boolean retry(Letter letter) {
    Projection projection = projections.find(ReadSchemas.of(letter.group())).orElseThrow();
    UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
    work.attachTransaction(transactions);
    var tried = work.executeWithResult(() -> projection.retry(letter.group(), letter.stream()));
    if (tried.isExceptional()) {
      throw new IllegalStateException(
          "The stream of dead letter " + letter.id() + " could not be tried again",
          tried.exceptionResult());
    }
    return database
        .sql(
            """
            select not exists (select from projection.dead_letter_entry
              where processing_group = ? and sequence_identifier = ?)""")
        .params(letter.group(), letter.stream())
        .query(Boolean.class)
        .single();
  }

  /// Gives up on one event for good: its tables stay without it until they are rebuilt.
  void discard(Letter letter) {
    transactions.executeInTransaction(
        () -> {
          parked.release(ReadSchemas.of(letter.group()));
          database
              .sql("delete from projection.dead_letter_entry where dead_letter_identifier = ?")
              .param(letter.id())
              .update();
        });
  }

  private static Letter letter(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    return new Letter(
        row.getString("dead_letter_identifier"),
        row.getString("processing_group"),
        row.getString("sequence_identifier"),
        row.getLong("sequence_index"),
        row.getString("payload_type"),
        UUID.fromString(row.getString("event_identifier")),
        row.getString("enqueued_at"),
        row.getString("cause_message"));
  }
}
