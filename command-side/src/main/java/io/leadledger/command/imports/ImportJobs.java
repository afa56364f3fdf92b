package io.leadledger.command.imports;

import io.leadledger.command.imports.ImportJob.Rejection;
import io.leadledger.command.imports.ImportJob.State;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The imports and their progress, in the tables `command.import_job` and
/// `command.import_rejection`.
final class ImportJobs {
  private final JdbcClient database;
  private final JsonMapper json;

  ImportJobs(JdbcClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  void queue(ImportTask task) {
    database
        .sql(
            """
            insert into command.import_job (id, tenant_id, actor, state, mapping, charset, delimiter, bytes)
            values (?, ?, ?, 'queued', ?::jsonb, ?, ?, ?)""")
        .params(
            task.id(),
            task.tenant(),
            task.actor(),
            json.writeValueAsString(task.mapping()),
            task.charset().name(),
            String.valueOf(task.delimiter()),
            task.bytes())
        .update();
  }

  Optional<ImportJob> find(UUID tenant, UUID job) {
    return database
        .sql("select * from command.import_job where tenant_id = ? and id = ?")
        .params(tenant, job)
        .query((row, _) -> jobOf(row))
        .optional();
  }

  /// Jobs that are not finished, the oldest first.
  List<UUID> unfinished() {
    return database
        .sql(
            "select id from command.import_job where state in ('queued', 'running') order by created_at")
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  /// Sets an unfinished job running.
  Optional<ImportTask> start(UUID job) {
    return database
        .sql(
            """
            update command.import_job set state = 'running' where id = ? and state in ('queued', 'running')
            returning *""")
        .param(job)
        .query((row, _) -> taskOf(row))
        .optional();
  }

  /// Adds what has been done, and says whether to go on.
  boolean progress(UUID job, ImportProgress done) {
    saveRejections(job, done.rejections());
    return database
        .sql(
            """
            update command.import_job set rows_read = rows_read + ?, captured = captured + ?,
              already_there = already_there + ?, rejected = rejected + ?, bytes_read = ?, rows_per_second = ?,
              seconds_left = ?
            where id = ? returning not cancelling""")
        .params(
            done.rows(),
            done.captured(),
            done.alreadyThere(),
            done.rejected(),
            done.bytesRead(),
            done.rowsPerSecond(),
            done.secondsLeft(),
            job)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  void finish(UUID job, State state, @Nullable String problem) {
    database
        .sql(
            """
            update command.import_job set state = ?, problem = ?, finished_at = now(), seconds_left = null
            where id = ? and state in ('queued', 'running')""")
        .param(state.name())
        .param(problem)
        .param(job)
        .update();
  }

  /// Asks for an end. A job that nobody works at ends when a worker finds it.
  void cancel(UUID tenant, UUID job) {
    database
        .sql("update command.import_job set cancelling = true where tenant_id = ? and id = ?")
        .params(tenant, job)
        .update();
  }

  boolean isCancelling(UUID job) {
    return database
        .sql("select cancelling from command.import_job where id = ?")
        .param(job)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  List<Rejection> rejections(UUID job, long afterLine, int limit) {
    return database
        .sql(
            """
            select line, "column", code, reason from command.import_rejection
            where job = ? and line > ? order by line, number limit ?""")
        .params(job, afterLine, limit)
        .query(
            (row, _) ->
                new Rejection(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  private void saveRejections(UUID job, List<Rejection> rejections) {
    for (int i = 0; i < rejections.size(); i++) {
      Rejection rejection = rejections.get(i);
      database
          .sql(
              """
              insert into command.import_rejection (job, line, number, "column", code, reason)
              values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
          .params(job, rejection.line(), i)
          .param(rejection.column())
          .params(rejection.code(), rejection.reason())
          .update();
    }
  }

  private ImportTask taskOf(ResultSet row) throws SQLException {
    return new ImportTask(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("actor", UUID.class),
        json.readValue(row.getString("mapping"), Mapping.class),
        Charset.forName(row.getString("charset")),
        row.getString("delimiter").charAt(0),
        row.getLong("bytes"),
        row.getLong("rows_read"));
  }

  private ImportJob jobOf(ResultSet row) throws SQLException {
    State state = State.valueOf(row.getString("state"));
    long bytes = Math.max(1, row.getLong("bytes"));
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new ImportJob(
        row.getObject("id", UUID.class),
        state,
        json.readValue(row.getString("mapping"), Mapping.class).dryRun(),
        row.getString("charset"),
        row.getLong("rows_read"),
        row.getLong("captured"),
        row.getLong("already_there"),
        row.getLong("rejected"),
        state == State.completed
            ? 100
            : (int) Math.min(99, 100 * row.getLong("bytes_read") / bytes),
        row.getObject("rows_per_second", Double.class),
        row.getObject("seconds_left", Double.class),
        row.getString("problem"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
