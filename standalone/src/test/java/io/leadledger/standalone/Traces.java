package io.leadledger.standalone;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A person of whom nothing is to be left, and where something is.
final class Traces {
  static final String NAME = "Wilhelmina Quarterstaff";
  static final String EMAIL = "wilhelmina.quarterstaff@forget.example";
  static final String PHONE = "+493090182211";

  /// In lower case; none of these is part of anything else.
  static final List<String> WORDS = List.of("quarterstaff", "forget.example", "90182211");

  private static final String PATTERN =
      WORDS.stream()
          .flatMap(word -> Stream.of(word.replace(".", "\\."), hex(word)))
          .collect(Collectors.joining("|"));

  /// Every table, and what is noted of it for planning.
  private static final String EVERYTHING =
      """
      select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
      union all select 'pg_catalog.pg_stats' order by 1""";

  private Traces() {}

  /// Where in the database she stands, row by row as text: in the clear, or in bytes that say it.
  static List<String> in(JdbcClient database) {
    return database.sql(EVERYTHING).query((row, _) -> row.getString(1)).list().stream()
        .filter(table -> tells(database, table))
        .toList();
  }

  /// What has been dropped meanwhile tells nothing.
  private static boolean tells(JdbcClient database, String table) {
    try {
      return database
          .sql("select exists (select from " + table + " t where t::text ~* ?)")
          .param(PATTERN)
          .query((row, _) -> row.getBoolean(1))
          .single();
    } catch (BadSqlGrammarException e) {
      if (e.getCause() instanceof SQLException cause
          && PSQLState.UNDEFINED_TABLE.getState().equals(cause.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static String hex(String word) {
    return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
  }
}
