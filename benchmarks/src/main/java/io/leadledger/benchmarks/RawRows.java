package io.leadledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// The reference of a replay: the rows that it ended with, inserted by plain JDBC in batches of a
/// thousand, a connection per schema, into tables with the same columns, constraints and indexes.
/// They are written in rounds, each with the same share of every table, so that the heap need not
/// hold them all; reading them is not part of what is measured.
record RawRows(Server server) {
  private static final int BATCH = 1_000;
  private static final int ROWS_OF_A_ROUND = 500_000;
  static final List<String> SCHEMAS = List.of("funnel", "crm", "workspace", "smartweb", "resman");

  /// A table whose rows are read, each value as text, and where they are written to.
  private record Source(
      String copy, List<String> columns, List<String> types, long rows, ResultSet cursor) {

    /// The rows of a round.
    Content share(long round, long rounds, Map<String, String> values) throws SQLException {
      List<String[]> share = new ArrayList<>();
      for (long i = rows * round / rounds; i < rows * (round + 1) / rounds; i++) {
        cursor.next();
        share.add(row(cursor, columns.size(), values));
      }
      return new Content(copy, columns, types, share);
    }
  }

  private record Content(
      String table, List<String> columns, List<String> types, List<String[]> rows) {}

  /// Seconds that writing took, and how many rows there were.
  record Written(double seconds, long rows) {}

  Written write() throws Exception {
    try (Connection reading = server.connect()) {
      reading.setAutoCommit(false);
      List<List<Source>> schemas = new ArrayList<>();
      for (String schema : SCHEMAS) {
        List<Source> sources = new ArrayList<>();
        for (String table : tables(schema)) {
          sources.add(source(reading, schema, table));
        }
        schemas.add(sources);
      }
      long rows = schemas.stream().flatMap(List::stream).mapToLong(Source::rows).sum();
      long rounds = rows / ROWS_OF_A_ROUND + 1;
      double seconds = 0;
      for (long round = 0; round < rounds; round++) {
        seconds += write(shares(schemas, round, rounds));
      }
      return new Written(seconds, rows);
    }
  }

  private static List<List<Content>> shares(List<List<Source>> schemas, long round, long rounds)
      throws SQLException {
    // The same ids, moments and words stand in all five schemas.
    Map<String, String> values = new HashMap<>();
    List<List<Content>> shares = new ArrayList<>();
    for (List<Source> sources : schemas) {
      List<Content> contents = new ArrayList<>();
      for (Source source : sources) {
        contents.add(source.share(round, rounds, values));
      }
      shares.add(contents);
    }
    return shares;
  }

  /// Gives the seconds that it took.
  private double write(List<List<Content>> schemas) throws Exception {
    long begin = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(SCHEMAS.size())) {
      List<Future<?>> writing = new ArrayList<>();
      for (List<Content> contents : schemas) {
        writing.add(
            threads.submit(
                () -> {
                  try (Connection connection = server.connect()) {
                    connection.setAutoCommit(false);
                    for (Content content : contents) {
                      insert(connection, content);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> schema : writing) {
        schema.get();
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void insert(Connection connection, Content content) throws SQLException {
    String sql =
        "insert into %s (%s) values (%s)"
            .formatted(
                content.table,
                String.join(", ", content.columns),
                content.types.stream().map(type -> "?::" + type).collect(Collectors.joining(", ")));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (String[] row : content.rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setString(i + 1, row[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
          insert.executeBatch();
          connection.commit();
          waiting = 0;
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }

  List<String> tables(String schema) throws SQLException {
    try (Connection connection = server.connect();
        var select =
            connection.prepareStatement(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = ? and c.relkind = 'r' and c.relname not like 'flyway%' order by 1
                """)) {
      select.setString(1, schema);
      List<String> tables = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      return tables;
    }
  }

  /// Read by a cursor in the connection's transaction.
  private Source source(Connection reading, String schema, String table) throws SQLException {
    String original = schema + ".\"" + table + '"';
    String copy = "bench_rows." + schema + "_" + table;
    server.execute(
        "create schema if not exists bench_rows",
        "drop table if exists " + copy,
        "create table " + copy + " (like " + original + " including all)");
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    try (var statement = reading.createStatement();
        var attributes =
            statement.executeQuery(
                """
                select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                  and attgenerated = '' and attidentity <> 'a' order by attnum
                """
                    .formatted(original))) {
      while (attributes.next()) {
        columns.add(attributes.getString(1));
        types.add(attributes.getString(2));
      }
    }
    long rows;
    try (var statement = reading.createStatement();
        var counted = statement.executeQuery("select count(*) from " + original)) {
      counted.next();
      rows = counted.getLong(1);
    }
    String texts = columns.stream().map(c -> c + "::text").collect(Collectors.joining(", "));
    Statement select = reading.createStatement();
    select.closeOnCompletion();
    select.setFetchSize(BATCH);
    return new Source(
        copy, columns, types, rows, select.executeQuery("select " + texts + " from " + original));
  }

  private static String[] row(ResultSet found, int columns, Map<String, String> values)
      throws SQLException {
    String[] row = new String[columns];
    for (int i = 0; i < columns; i++) {
      row[i] = values.computeIfAbsent(found.getString(i + 1), same -> same);
    }
    return row;
  }
}
