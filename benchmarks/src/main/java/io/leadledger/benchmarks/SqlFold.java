package io.leadledger.benchmarks;

import io.leadledger.query.platform.EventRows;
import io.leadledger.query.projection.HistoryReader;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.verification.ShadowTable;
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

/// The reference of a rebuild: the history as plain columns, a row for each row that an event
/// changes, folded by one INSERT … SELECT for each read table into a table with the same columns,
/// constraints and indexes. It reads nothing encrypted and interprets nothing.
record SqlFold(Server server, HistoryReader history, ProjectionDirectory projections) {
  private static final int COPIED_AT_ONCE = 50_000;

  /// Folds what came of the first events; gives the seconds that the inserts took.
  double seconds(long events) throws SQLException {
    server.execute(
        "drop schema if exists bench_fold cascade",
        "create schema bench_fold",
        "create unlogged table bench_fold.touch (tbl text, key text, position bigint)");
    copyTouches(events);
    server.execute("analyze bench_fold.touch");
    double seconds = 0;
    try (Connection connection = server.connect()) {
      JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      for (String schema : RawRows.SCHEMAS) {
        for (ShadowTable table : ShadowTable.of(database, schema, "bench_fold")) {
          seconds += fold(database, table);
        }
      }
    }
    server.execute("drop schema bench_fold cascade");
    return seconds;
  }

  private double fold(JdbcClient database, ShadowTable table) {
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
    database
        .sql(
            """
            create unlogged table bench_fold.change as
            select x.position as _position, %s from bench_fold.touch x
            join %s t on concat_ws(',', %s) = x.key where x.tbl = '%s' order by x.position"""
                .formatted("t." + String.join(", t.", columns), live, key, table.qualified()))
        .update();
    database.sql("create table bench_fold.folded (like %s including all)".formatted(live)).update();
    database.sql("analyze bench_fold.change").update();
    long begin = System.nanoTime();
    database
        .sql(
            """
            insert into bench_fold.folded (_position, %s)
            select distinct on (%s) _position, %s from bench_fold.change order by %s, _position desc"""
                .formatted(names, key, names, key))
        .update();
    double seconds = (System.nanoTime() - begin) / 1e9;
    database.sql("drop table bench_fold.change, bench_fold.folded").update();
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
