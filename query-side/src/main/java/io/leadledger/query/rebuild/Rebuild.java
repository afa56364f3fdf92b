package io.leadledger.query.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadledger.query.verification.Scope;
import io.leadledger.query.verification.ShadowTable;
import io.leadledger.query.verification.ShadowTable.Counts;
import io.leadledger.query.verification.Verification.ColumnDifference;
import io.leadledger.query.verification.Verification.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A rebuild of a read schema, and how far it has come.
///
/// @param group the processing group whose tables alone are rebuilt; null for the whole schema
/// @param fromPosition events from this position of the history on are projected again, what came
///     of those before it is kept; null for the whole history
/// @param hold whether it stops before the switch until somebody orders it
/// @param position up to which the history has been projected
/// @param target the position that it has to come to
/// @param secondsLeft until the target is reached at the present speed; null while that is unknown
/// @param problem why it failed, or why it cannot be switched
/// @param tables those that differ from the live ones, as of the last comparison
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rebuild(
    UUID id,
    String schema,
    @Nullable String group,
    @Nullable Long fromPosition,
    boolean hold,
    State state,
    long position,
    long target,
    double eventsPerSecond,
    @Nullable Double secondsLeft,
    @Nullable String problem,
    List<Difference> tables,
    Instant requestedAt,
    @Nullable Instant finishedAt) {

  enum State {
    /// Waits for others to be done.
    queued,
    /// The shadow is being filled from the history.
    filling,
    /// The shadow gets its indexes and constraints.
    indexing,
    /// The shadow catches up and is held against the live tables.
    comparing,
    /// The shadow can be switched to, once somebody orders it.
    ready,
    /// Clients read what has been rebuilt.
    switched,
    /// Ended on demand; the live tables are as they were.
    cancelled,
    /// Ended by itself; the live tables are as they were.
    failed;

    boolean isFinished() {
      return switch (this) {
        case switched, cancelled, failed -> true;
        case queued, filling, indexing, comparing, ready -> false;
      };
    }
  }

  /// A table that the rebuild changes.
  ///
  /// @param table qualified by its schema
  /// @param rows in the live table
  /// @param rebuilt rows in the rebuilt one
  /// @param differing how many rows are in one of them only, or differ
  /// @param differences the first of them
  record Difference(
      String table, long rows, long rebuilt, long differing, List<DifferingRow> differences) {
    private static final int MOST = 20;

    /// What differs between a live table and its shadow, if anything does.
    static Optional<Difference> of(ShadowTable table, JdbcClient database) {
      Counts counts = table.count(database, Scope.EVERYTHING);
      if (counts.differing() == 0) {
        return Optional.empty();
      }
      List<DifferingRow> rows =
          table.differences(database, Scope.EVERYTHING, MOST).stream()
              .map(
                  row ->
                      new DifferingRow(
                          row.row(),
                          row.kind(),
                          row.columns().stream().map(ColumnDifference::column).toList()))
              .toList();
      return Optional.of(
          new Difference(
              table.qualified(), counts.live(), counts.shadow(), counts.differing(), rows));
    }
  }

  /// A row that the rebuild changes. No values are kept of it: they may be personal data.
  ///
  /// @param row the primary key's value, the values of a composite one joined by commas
  /// @param kind in what way the live row differs from the rebuilt one
  record DifferingRow(String row, Kind kind, List<String> columns) {}
}
