package io.leadledger.benchmarks;

import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.verification.ShadowTable;
import io.leadledger.store.HistoryReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The reference of a rebuild: for each row that an event changes the whole row as it is then, in
/// plain JSON or in columns of the right types, folded by one INSERT … SELECT for each read table
/// into a table with the same columns, constraints and indexes. It reads nothing encrypted and
/// interprets nothing.
record SqlFold(Server server, HistoryReader history, ProjectionDirectory projections) {
  private static final int COPIED_AT_ONCE = 50_000;

  /// Seconds that the inserts took.
  record Seconds(double fromJson, double fromColumns) {}

  /// Folds what came of the first events.
  Seconds fold(long events) throws SQLException {
    server.execute(
        "drop schema if exists bench_fold cascade",
        "create schema bench_fold",
        "create unlogged table bench_fold.touch (tbl text, key text, position bigint)");
    copyTouches(events);
    server.execute("analyze bench_fold.touch");
    double fromJson = 0;
    double fromColumns = 0;
    try (Connection connection = server.connect()) {
      JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      for (String schema : RawRows.SCHEMAS) {
        for (ShadowTable table : ShadowTable.of(database, schema, "bench_fold")) {
          Seconds each = fold(database, table);
          fromJson += each.fromJson;
          fromColumns += each.fromColumns;
        }
      }
    }
    server.execute("drop schema bench_fold cascade");
    return new Seconds(fromJson, fromColumns);
  }

  private Seconds fold(JdbcClient database, ShadowTable table) {
    String live = table.schema() + ".\"" + table.name() + '"';
    List<String> columns =
        database
            .sql(
                """
                select quote_ident(attname) from pg_attribute where attrelid = ?::regclass and attnum > 0
                  and not attisdropped and attgenerated = '' and attname <> '_position' order by attnum""")
            .param(live)
            .query((row, _) -> row.getString(1))
            .list();
    String names = String.join(", ", columns);
    String key = String.join(", ", table.key());
    String select =
        """
        select x.key as _key, x.position as _position, %s from bench_fold.touch x
        join %s t on concat_ws(',', %s) = x.key where x.tbl = '%s' order by x.position"""
            .formatted("t." + String.join(", t.", columns), live, key, table.qualified());
    database.sql("create unlogged table bench_fold.change as " + select).update();
    database
        .sql(
            """
            create unlogged table bench_fold.json as select _key, _position, to_jsonb(c) - '_key' as row
            from bench_fold.change c order by _position""")
        .update();
    double fromColumns =
        insert(
            database,
            live,
            """
            insert into bench_fold.folded (_position, %s) select distinct on (_key) _position, %s
            from bench_fold.change order by _key, _position desc"""
                .formatted(names, names));
    double fromJson =
        insert(
            database,
            live,
            """
            insert into bench_fold.folded (_position, %s) select r._position, %s
            from (select distinct on (_key) row from bench_fold.json order by _key, _position desc) j
            cross join lateral jsonb_populate_record(null::%s, j.row) r"""
                .formatted(names, "r." + String.join(", r.", columns), live));
    database.sql("drop table bench_fold.change, bench_fold.json").update();
    return new Seconds(fromJson, fromColumns);
  }

  private static double insert(JdbcClient database, String live, String insert) {
    database.sql("create table bench_fold.folded (like %s including all)".formatted(live)).update();
    database.sql("analyze bench_fold.change, bench_fold.json").update();
    long begin = System.nanoTime();
    database.sql(insert).update();
    double seconds = (System.nanoTime() - begin) / 1e9;
    database.sql("drop table bench_fold.folded").update();
    return seconds;
  }

  /// Writes down which event changes which row.
  private void copyTouches(long events) throws SQLException {
    try (Connection connection = server.connect()) {
      List<String> lines = new ArrayList<>();
      List<SchemaFold> schemas =
          RawRows.SCHEMAS.stream().map(s -> projections.fold(s, name -> name)).toList();
      AtomicLong read = new AtomicLong();
      history.read(
          HistoryReader.BEGINNING,
          events,
          event -> {
            read.incrementAndGet();
            schemas.forEach(schema -> touches(schema, event, lines));
            if (lines.size() >= COPIED_AT_ONCE) {
              copy(connection, lines);
            }
          });
      copy(connection, lines);
    }
  }

  private static void touches(SchemaFold schema, TrackedEventMessage<?> event, List<String> lines) {
    schema.project(event).values().stream()
        .flatMap(EventRows::touched)
        .distinct()
        .forEach(
            row ->
                lines.add(
                    row.table()
                        + '\t'
                        + String.join(",", row.key()).replace("\\", "\\\\").replace("\t", "\\t")
                        + '\t'
                        + HistoryReader.position(event)
                        + '\n'));
  }

  private static void copy(Connection connection, List<String> lines) {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy bench_fold.touch from stdin", new StringReader(String.join("", lines)));
      lines.clear();
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
