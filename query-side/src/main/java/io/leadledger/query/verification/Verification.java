package io.leadledger.query.verification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a verification has found.
///
/// @param holds whether every table equals the fold of the history, and no row lacks the one that
///     it refers to
/// @param events that were folded
public record Verification(boolean holds, long events, List<TableVerdict> tables) {

  static Verification of(long events, List<TableVerdict> tables) {
    return new Verification(tables.stream().allMatch(TableVerdict::holds), events, tables);
  }

  /// One table, as of the position that its projection had reached.
  ///
  /// @param table qualified by its schema
  /// @param position of the newest event that is in the table
  /// @param rows that are there
  /// @param expected how many the history makes
  /// @param digest SHA-256 over all rows that are there, in the order of their keys
  /// @param expectedDigest the same over the rows that the history makes
  /// @param parked events of the schema that wait in the dead-letter queue and therefore are in
  ///     neither
  /// @param differing how many rows differ
  /// @param differences the first of them
  /// @param orphans rows that refer to a row that is not there, by foreign key
  public record TableVerdict(
      String table,
      long position,
      long rows,
      long expected,
      String digest,
      String expectedDigest,
      long parked,
      long differing,
      List<RowDifference> differences,
      Map<String, Long> orphans) {

    boolean holds() {
      return differing == 0 && orphans.isEmpty();
    }

    /// The same with other differences.
    TableVerdict with(List<RowDifference> rows) {
      return new TableVerdict(
          table,
          position,
          this.rows,
          expected,
          digest,
          expectedDigest,
          parked,
          differing,
          rows,
          orphans);
    }
  }

  /// In what way a row differs from what the history makes.
  public enum Kind {
    /// The history makes it, and it is not there.
    MISSING,
    /// It is there, and the history does not make it.
    UNEXPECTED,
    /// It is there, with other values.
    CHANGED
  }

  /// A row that is not what the history makes.
  ///
  /// @param row the primary key's value, the values of a composite one joined by commas
  /// @param events that touch the row, the newest ones, in their order
  public record RowDifference(
      String row, Kind kind, List<ColumnDifference> columns, List<Touch> events) {}

  /// A column whose value is not what the history makes it.
  public record ColumnDifference(
      String column, @Nullable JsonNode value, @Nullable JsonNode expected) {}

  /// An event that changes the row.
  public record Touch(long position, UUID event, String name) {}
}
