package io.leadledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The reference of a replay: the rows that it ended with, inserted by plain JDBC in batches of a
/// thousand, a connection per schema, into tables with the same columns, constraints and indexes.
record RawRows(Server server) {
  private static final int BATCH = 1_000;
  static final List<String> SCHEMAS = List.of("funnel", "crm", "workspace", "smartweb", "resman");

  /// A table and its rows, each value as text.
  private record Content(
      String table, List<String> columns, List<String> types, List<String[]> rows) {}

  /// Seconds that writing took, and how many rows there were.
  record Written(double seconds, long rows) {}

  Written write() throws Exception {
    // The same ids, moments and words stand in all five schemas.
    Map<String, String> values = new HashMap<>();
    List<List<Content>> schemas = new ArrayList<>();
    long rows = 0;
    for (String schema : SCHEMAS) {
      List<Content> contents = new ArrayList<>();
      for (String table : tables(schema)) {
        Content content = content(schema, table, values);
        rows += content.rows.size();
        contents.add(content);
      }
      schemas.add(contents);
    }
    values.clear();
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
    return new Written((System.nanoTime() - begin) / 1e9, rows);
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

  private Content content(String schema, String table, Map<String, String> values)
      throws SQLException {
    String source = schema + ".\"" + table + '"';
    String copy = "bench_rows." + schema + "_" + table;
    server.execute(
        "create schema if not exists bench_rows",
        "drop table if exists " + copy,
        "create table " + copy + " (like " + source + " including all)");
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    try (Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement();
          var attributes =
              statement.executeQuery(
                  """
                  select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
                  where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                    and attgenerated = '' and attidentity <> 'a' order by attnum
                  """
                      .formatted(source))) {
        while (attributes.next()) {
          columns.add(attributes.getString(1));
          types.add(attributes.getString(2));
        }
      }
      String texts = columns.stream().map(c -> c + "::text").collect(Collectors.joining(", "));
      List<String[]> rows = new ArrayList<>();
      try (var statement = connection.createStatement()) {
        statement.setFetchSize(BATCH);
        try (var found = statement.executeQuery("select " + texts + " from " + source)) {
          while (found.next()) {
            rows.add(row(found, columns.size(), values));
          }
        }
      }
      return new Content(copy, columns, types, rows);
    }
  }

  private static String[] row(java.sql.ResultSet found, int columns, Map<String, String> values)
      throws SQLException {
    String[] row = new String[columns];
    for (int i : IntStream.range(0, columns).toArray()) {
      row[i] = values.computeIfAbsent(found.getString(i + 1), same -> same);
    }
    return row;
  }
}
