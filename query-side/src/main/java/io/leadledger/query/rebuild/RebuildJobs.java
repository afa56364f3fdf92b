package io.leadledger.query.rebuild;

import io.leadledger.query.rebuild.Rebuild.Difference;
import io.leadledger.query.rebuild.Rebuild.State;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rebuilds, in the table `projection.rebuild`.
@Component
class RebuildJobs {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String UNFINISHED = "state not in ('switched', 'cancelled', 'failed')";

  private final JdbcClient database;

  RebuildJobs(JdbcClient database) {
    this.database = database;
  }

  /// Whether it is queued: not while another rebuild of the schema is unfinished.
  boolean queue(
      UUID id,
      String schema,
      @Nullable String group,
      @Nullable Long fromPosition,
      boolean hold,
      UUID requestedBy) {
    try {
      database
          .sql(
              """
              insert into projection.rebuild (id, schema, processing_group, from_position, hold, state, requested_by)
              values (?, ?, ?, ?, ?, 'queued', ?)""")
          .param(id)
          .param(schema)
          .param(group)
          .param(fromPosition)
          .param(hold)
          .param(requestedBy)
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  Optional<Rebuild> find(String schema, UUID id) {
    return database
        .sql("select * from projection.rebuild where schema = ? and id = ?")
        .params(schema, id)
        .query((row, _) -> rebuild(row))
        .optional();
  }

  /// The newest ones of a schema.
  List<Rebuild> list(String schema) {
    return database
        .sql(
            "select * from projection.rebuild where schema = ? order by requested_at desc limit 100")
        .param(schema)
        .query((row, _) -> rebuild(row))
        .list();
  }

  List<Rebuild> unfinished() {
    return database
        .sql("select * from projection.rebuild where " + UNFINISHED + " order by requested_at")
        .query((row, _) -> rebuild(row))
        .list();
  }

  Optional<Rebuild> unfinished(String schema) {
    return database
        .sql("select * from projection.rebuild where schema = ? and " + UNFINISHED)
        .param(schema)
        .query((row, _) -> rebuild(row))
        .optional();
  }

  /// Whether unique values are to be checked while rows are written.
  boolean isCareful(UUID id) {
    return database
        .sql("select careful from projection.rebuild where id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /// Statements that are left to be carried out once the tables are filled.
  List<String> finishing(UUID id) {
    return database
        .sql("select finishing from projection.rebuild where id = ?")
        .param(id)
        .query((row, _) -> strings(row.getArray(1)))
        .single();
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  void filling(UUID id, List<String> finishing) {
    database
        .sql(
            "update projection.rebuild set state = 'filling', finishing = ?, position = 0 where id = ?")
        .params(finishing.toArray(String[]::new), id)
        .update();
  }

  /// Lets a rebuild begin once more, and check unique values as rows are written.
  void again(UUID id) {
    database
        .sql("update projection.rebuild set state = 'queued', careful = true where id = ?")
        .param(id)
        .update();
  }

  void enter(UUID id, State state) {
    database
        .sql("update projection.rebuild set state = ?, seconds_left = null where id = ?")
        .params(state.name(), id)
        .update();
  }

  /// Tells how far it has come; says whether it is to be cancelled.
  boolean progress(
      UUID id, long position, long target, double eventsPerSecond, @Nullable Double secondsLeft) {
    return database
        .sql(
            """
            update projection.rebuild set position = ?, target = ?, events_per_second = ?, seconds_left = ?
            where id = ? returning cancelling""")
        .param(position)
        .param(target)
        .param(eventsPerSecond)
        .param(secondsLeft)
        .param(id)
        .query(Boolean.class)
        .single();
  }

  void compared(UUID id, List<Difference> tables) {
    database
        .sql("update projection.rebuild set tables = ?::jsonb where id = ?")
        .params(JSON.writeValueAsString(tables), id)
        .update();
  }

  void ready(UUID id, @Nullable String problem) {
    database
        .sql("update projection.rebuild set state = 'ready', hold = true, problem = ? where id = ?")
        .param(problem)
        .param(id)
        .update();
  }

  void finish(UUID id, State state, @Nullable String problem) {
    database
        .sql(
            """
            update projection.rebuild set state = ?, problem = ?, finished_at = now(), seconds_left = null
            where id = ?""")
        .param(state.name())
        .param(problem)
        .param(id)
        .update();
  }

  /// Whether it can still be cancelled.
  boolean cancel(UUID id) {
    return database
            .sql("update projection.rebuild set cancelling = true where id = ? and " + UNFINISHED)
            .param(id)
            .update()
        == 1;
  }

  boolean isCancelling(UUID id) {
    return database
        .sql("select cancelling from projection.rebuild where id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /// Lets a rebuild that is held go on; says whether it was.
  boolean release(UUID id) {
    return database
            .sql(
                """
                update projection.rebuild set state = 'comparing', hold = false, problem = null
                where id = ? and state = 'ready'""")
            .param(id)
            .update()
        == 1;
  }

  private static Rebuild rebuild(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new Rebuild(
        row.getObject("id", UUID.class),
        row.getString("schema"),
        row.getString("processing_group"),
        row.getObject("from_position", Long.class),
        row.getBoolean("hold"),
        State.valueOf(row.getString("state")),
        row.getLong("position"),
        row.getLong("target"),
        row.getDouble("events_per_second"),
        row.getObject("seconds_left", Double.class),
        row.getString("problem"),
        JSON.readValue(row.getString("tables"), new TypeReference<List<Difference>>() {}),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
