package io.leadledger.store.sealing;

import io.leadledger.store.seal.HistoryItem.Row;
import io.leadledger.store.seal.Malformed;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a LeadLedger knows besides its history and what follows from it: who may sign in, what is
/// set up, what is under way, and the vault. It goes along when a LeadLedger moves.
final class WorkingState {
  private static final int FETCHED_AT_ONCE = 200;

  /// Those that others point to first.
  private static final String TABLES =
      """
      select t.oid::regclass::text
      from pg_class t join pg_namespace n on n.oid = t.relnamespace
      where t.relkind = 'r' and n.nspname in ('command', 'vault')
        and t.relname not in ('flyway_schema_history', 'master_key_check')
      order by exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'f'), 1""";

  private static final String BEHIND_WHAT_IS_THERE =
      """
      select setval(pg_get_serial_sequence(?, a.attname)::regclass,
        greatest(1, (xpath('/row/max/text()', query_to_xml(
          format('select coalesce(max(%I), 0) as max from ' || a.attrelid::regclass::text, a.attname), false, true, '')))[1]::text::bigint))
      from pg_attribute a where a.attrelid = ?::regclass and a.attidentity <> ''""";

  private final JdbcClient database;

  WorkingState(JdbcClient database) {
    this.database = database;
  }

  private List<String> tables() {
    return database.sql(TABLES).query((row, _) -> row.getString(1)).list();
  }

  void read(Consumer<Row> reader) {
    for (String table : tables()) {
      database
          .sql("select row_to_json(r)::text from " + table + " r")
          .withFetchSize(FETCHED_AT_ONCE)
          .query((RowCallbackHandler) row -> reader.accept(new Row(table, row.getString(1))));
    }
  }

  /// Puts rows of one table in.
  ///
  /// @throws Malformed if there is no such table here
  void write(String table, List<String> rows) {
    if (!tables().contains(table)) {
      throw new Malformed(
          "The export has rows of " + table + ", which this version of LeadLedger does not know.");
    }
    database
        .sql(
            "insert into %1$s overriding system value select r.* from unnest(?::text[]) as j(row), json_populate_record(null::%1$s, j.row::json) as r"
                .formatted(table))
        .param(rows.toArray(String[]::new))
        .update();
  }

  /// What numbers its rows itself goes on behind those that are there.
  void goOnNumbering() {
    for (String table : tables()) {
      database
          .sql(BEHIND_WHAT_IS_THERE)
          .params(table, table)
          .query((row, _) -> row.getLong(1))
          .list();
    }
  }
}
