package io.leadledger.command.channel;

import io.leadledger.command.channel.OutboundChannel.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The messages that leave, in `command.delivery`, and each attempt, in `command.delivery_attempt`.
@Component
class Deliveries {
  static final String WAITING = "waiting";
  static final String DELIVERED = "delivered";
  static final String FAILED = "failed";
  static final List<String> STATES = List.of(WAITING, DELIVERED, FAILED);

  private static final String SELECT =
      """
      select message, tenant_id, channel, conversation, sequence, actor, state, attempts, response, problem,
        next_try, created_at, updated_at
      from command.delivery\s""";

  private final JdbcClient database;

  Deliveries(JdbcClient database) {
    this.database = database;
  }

  /// A message on its way.
  ///
  /// @param sequence of the message's event in its conversation
  /// @param actor in whose name it is told what became of it
  record Delivery(
      UUID message,
      UUID tenant,
      String channel,
      UUID conversation,
      long sequence,
      UUID actor,
      String state,
      int attempts,
      @Nullable Integer response,
      @Nullable String problem,
      @Nullable Instant nextTry,
      Instant createdAt,
      Instant updatedAt) {}

  record Attempt(
      int attempt,
      Instant at,
      @Nullable Integer response,
      @Nullable String problem,
      long tookMillis) {}

  /// Enters a message if its tenant has an adapter on its channel; whether it did.
  boolean enter(UUID tenant, String channel, UUID conversation, UUID message, long sequence) {
    return database
            .sql(
                """
                insert into command.delivery
                  (message, tenant_id, channel, conversation, sequence, actor, next_try)
                select ?, tenant_id, channel, ?, ?, actor, now() from command.channel_sender
                where tenant_id = ? and channel = ? and disabled_because is null
                on conflict do nothing""")
            .params(message, conversation, sequence, tenant, channel)
            .update()
        == 1;
  }

  Optional<Delivery> find(UUID tenant, UUID message) {
    return database
        .sql(SELECT + "where tenant_id = ? and message = ?")
        .params(tenant, message)
        .query(Deliveries::delivery)
        .optional();
  }

  /// The latest deliveries of a channel.
  ///
  /// @param before only older ones than of this message
  List<Delivery> list(
      UUID tenant,
      String channel,
      @Nullable String state,
      @Nullable UUID conversation,
      @Nullable UUID before,
      int most) {
    return database
        .sql(
            SELECT
                + """
                where tenant_id = :tenant and channel = :channel and (:state::text is null or state = :state)
                  and (:conversation::uuid is null or conversation = :conversation)
                  and (:before::uuid is null or message < :before)
                order by message desc limit :most""")
        .param("tenant", tenant)
        .param("channel", channel)
        .param("state", state)
        .param("conversation", conversation)
        .param("before", before)
        .param("most", most)
        .query(Deliveries::delivery)
        .list();
  }

  List<Attempt> attempts(UUID message) {
    return database
        .sql(
            """
            select attempt, at, response, problem, took_ms from command.delivery_attempt
            where message = ? order by attempt""")
        .param(message)
        .query(
            (row, _) ->
                new Attempt(
                    row.getInt("attempt"),
                    row.getTimestamp("at").toInstant(),
                    row.getObject("response", Integer.class),
                    row.getString("problem"),
                    row.getLong("took_ms")))
        .list();
  }

  /// Counts an attempt before it is made: one of which nothing is heard any more counts too.
  int begin(UUID message) {
    return database
        .sql(
            """
            update command.delivery set attempts = attempts + 1, updated_at = now()
            where message = ? returning attempts""")
        .param(message)
        .query(Integer.class)
        .single();
  }

  /// Notes how an attempt was answered.
  ///
  /// @param pause until the next attempt; null if there is none
  @Transactional
  public void note(
      UUID message,
      int attempt,
      Outcome outcome,
      Instant at,
      String state,
      @Nullable Duration pause) {
    database
        .sql(
            """
            insert into command.delivery_attempt (message, attempt, at, response, problem, took_ms)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .param(message)
        .param(attempt)
        .param(Timestamp.from(at))
        .param(outcome.response())
        .param(outcome.problem())
        .param(Duration.between(at, Instant.now()).toMillis())
        .update();
    settle(message, outcome.response(), outcome.problem(), state, pause);
  }

  /// Notes what has become of a message without an attempt.
  void fail(UUID message, String problem) {
    settle(message, null, problem, FAILED, null);
  }

  private void settle(
      UUID message,
      @Nullable Integer response,
      @Nullable String problem,
      String state,
      @Nullable Duration pause) {
    database
        .sql(
            """
            update command.delivery set response = ?, problem = ?, state = ?, next_try = ?, updated_at = now()
            where message = ?""")
        .param(response)
        .param(problem)
        .param(state)
        .param(pause == null ? null : Timestamp.from(Instant.now().plus(pause)))
        .param(message)
        .update();
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    Timestamp next = row.getTimestamp("next_try");
    return new Delivery(
        row.getObject("message", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("channel"),
        row.getObject("conversation", UUID.class),
        row.getLong("sequence"),
        row.getObject("actor", UUID.class),
        row.getString("state"),
        row.getInt("attempts"),
        row.getObject("response", Integer.class),
        row.getString("problem"),
        next == null ? null : next.toInstant(),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
