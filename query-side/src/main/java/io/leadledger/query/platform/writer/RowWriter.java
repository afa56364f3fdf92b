package io.leadledger.query.platform.writer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.leadledger.query.platform.writer.RowChange.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Carries folded row changes out: a handful of statements per table, however many events there
/// were (ADR 0030).
///
/// Every cell travels as text and is read as its column's own type, known from the catalogue,
/// without its length: a text that is too long is refused, never cut. Many new rows are copied. A
/// table's deletes go first, then its updates, then its inserts, so that a unique value given up by
/// one row can be taken by another.
///
/// A row is changed only by its own tenant, and only by an event that is not older than the one
/// that wrote it last: what is delivered again after later events leaves the row as they made it.
/// (A row that was deleted remembers nothing: that no event is delivered twice is the tracking
/// token's business.)
public final class RowWriter {

  /// What becomes of a change that is older than the row it is for.
  public enum Older {
    /// It has been carried out already: leave the row alone.
    IGNORED,
    /// It has not been carried out, and no longer can be.
    REFUSED,
    /// It is carried out once more, and so will be all that came after it: rows of the past are
    /// done again. One that has been deleted since is left alone.
    REDONE
  }

  /// From so many new rows on, copying them is worth its round trips.
  private static final int WORTH_COPYING = 100;

  private final UnaryOperator<String> schemas;
  private final int fewestCopied;
  private final Map<ReadTable, Target> targets = new ConcurrentHashMap<>();

  /// Tables in which inserts have met rows that were there: most never do.
  private final Set<ReadTable> replaced = ConcurrentHashMap.newKeySet();

  /// A writer into the schemas that the tables are declared in.
  public RowWriter() {
    this(UnaryOperator.identity());
  }

  /// A writer into other schemas, such as a shadow that is being rebuilt, looked up by the declared
  /// ones.
  public RowWriter(UnaryOperator<String> schemas) {
    this(schemas, WORTH_COPYING);
  }

  RowWriter(UnaryOperator<String> schemas, int fewestCopied) {
    this.schemas = schemas;
    this.fewestCopied = fewestCopied;
  }

  /// Writes within the connection's transaction; gives how many rows were inserted, by qualified
  /// table name.
  ///
  /// @throws RowRefused if a row to be updated is not there, or is another tenant's
  /// @throws SQLException as PostgreSQL says; the transaction has then to be rolled back, at least
  ///     to a savepoint
  public Map<String, Integer> write(Connection connection, RowFold fold, Older older)
      throws SQLException {
    // One order of tables for all writers: they never wait for each other in a circle.
    Map<String, List<RowChange>> byTable =
        fold.changes().stream()
            .collect(groupingBy(change -> change.table().toString(), TreeMap::new, toList()));
    if (byTable.isEmpty()) {
      return Map.of();
    }
    preferIndexes(connection);
    checkUniqueValues(connection, "deferred");
    Map<String, Integer> inserted = new LinkedHashMap<>();
    for (List<RowChange> changes : byTable.values()) {
      Target target = target(connection, changes.getFirst().table());
      delete(connection, target, changes, older);
      update(connection, target, of(Kind.UPDATE, changes), older);
      List<RowChange> inserts = of(Kind.INSERT, changes);
      insert(connection, target, inserts, older);
      inserted.put(target.name(), inserts.size());
    }
    checkUniqueValues(connection, "immediate");
    return inserted;
  }

  private static void delete(Connection connection, Target t, List<RowChange> changes, Older older)
      throws SQLException {
    List<RowChange> expected = changes.stream().filter(RowChange::present).toList();
    List<RowChange> gone =
        Stream.concat(of(Kind.DELETE, changes).stream(), of(Kind.INSERT, expected).stream())
            .toList();
    check(connection, t, older == Older.REFUSED ? gone : expected, older);
    if (!gone.isEmpty()) {
      Unnest u = new Unnest();
      String row = t.sameRow(u) + unlessNewer(u.position(), older);
      u.update(
          connection,
          "delete from %s t using %s where %s".formatted(t.name(), u.from(), row),
          gone);
    }
  }

  private static void update(Connection connection, Target t, List<RowChange> changes, Older older)
      throws SQLException {
    Map<BitSet, List<RowChange>> byCells =
        changes.stream().collect(groupingBy(RowChange::setCells, LinkedHashMap::new, toList()));
    for (var group : byCells.entrySet()) {
      Unnest u = new Unnest();
      String row = t.sameRow(u);
      String position = u.position();
      String sets =
          group.getKey().stream()
              .mapToObj(cell -> "%s = %s, ".formatted(t.column(cell), t.cell(cell, u)))
              .collect(joining());
      int updated =
          u.update(
              connection,
              "update %s t set %s_position = %s, _event_id = %s from %s where %s%s"
                  .formatted(
                      t.name(),
                      sets,
                      position,
                      u.event(),
                      u.from(),
                      row,
                      unlessNewer(position, older)),
              group.getValue());
      if (updated != group.getValue().size()) {
        check(connection, t, group.getValue(), older);
      }
    }
  }

  /// Rows that leave the same columns to their defaults go together; a column without a default is
  /// `null` where it is not set.
  private void insert(Connection connection, Target t, List<RowChange> changes, Older older)
      throws SQLException {
    Map<BitSet, List<RowChange>> byDefaults =
        changes.stream().collect(groupingBy(t::setDespiteDefault, LinkedHashMap::new, toList()));
    for (List<RowChange> group : byDefaults.values()) {
      BitSet cells = new BitSet();
      group.forEach(change -> cells.or(change.setCells()));
      if (group.size() < fewestCopied || older != Older.IGNORED || replaced.contains(t.table())) {
        insertOrReplace(connection, t, cells, group, older);
      } else if (!CopiedRows.areNew(connection, t, cells, group)) {
        insertOrReplace(connection, t, cells, group, older);
        replaced.add(t.table());
      }
    }
  }

  private static void insertOrReplace(
      Connection connection, Target t, BitSet cells, List<RowChange> changes, Older older)
      throws SQLException {
    Unnest u = new Unnest();
    String names = cells.stream().mapToObj(cell -> t.column(cell) + ", ").collect(joining());
    String values = cells.stream().mapToObj(cell -> t.cell(cell, u) + ", ").collect(joining());
    String provenance = u.tenant() + ", " + u.position() + ", " + u.event();
    int inserted =
        u.update(
            connection,
            """
            insert into %s as t (%s_tenant_id, _position, _event_id) select %s%s from %s order by u.ord
            on conflict (%s) do update set %s, _position = excluded._position, _event_id = excluded._event_id
            where t._tenant_id = excluded._tenant_id%s"""
                .formatted(
                    t.name(),
                    names,
                    values,
                    provenance,
                    u.from(),
                    t.key(),
                    t.replaced(),
                    unlessNewer("excluded._position", older)),
            changes);
    if (inserted != changes.size()) {
      check(connection, t, changes, older);
    }
  }

  private static String unlessNewer(String position, Older older) {
    return older == Older.REDONE ? "" : " and t._position <= " + position;
  }

  /// Finds out why a statement changed fewer rows than it was given, or is going to. Only a row to
  /// be deleted may be missing, and one that is done again and has been deleted since.
  private static void check(Connection connection, Target t, List<RowChange> changes, Older older)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Unnest u = new Unnest();
    String key = t.sameKey(u);
    String sql =
        "select u.ord, t._tenant_id, t._position from %s left join %s t on %s"
            .formatted(u.from(), t.name(), key);
    try (PreparedStatement statement = u.prepare(connection, sql, changes);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        RowChange change = changes.get(found.getInt(1) - 1);
        UUID tenant = found.getObject(2, UUID.class);
        if (tenant == null && older == Older.REDONE) {
          continue;
        }
        boolean there = change.tenant().equals(tenant);
        if (!there && (change.present() || change.kind() != Kind.DELETE)) {
          throw RowChange.missing(change.row(), change.event());
        }
        if (there && older == Older.REFUSED && found.getLong(3) > change.position()) {
          throw new RowRefused(
              "Event %s is older than the event at position %d that wrote %s: a rebuild of the schema brings it in"
                  .formatted(change.event(), found.getLong(3), change.row()));
        }
      }
    }
  }

  /// Rows are found by their keys. Left to itself the planner may settle, while a table is still
  /// empty, on reading all of it for each batch, and keep to that.
  private static void preferIndexes(Connection connection) throws SQLException {
    try (PreparedStatement settings =
        connection.prepareStatement(
            """
            select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
              set_config('enable_mergejoin', 'off', true)""")) {
      settings.execute();
    }
  }

  /// A unique value may go from one row to another within what is written at once; whether it is
  /// unique shows only at the end (docs/adr/0020).
  private static void checkUniqueValues(Connection connection, String when) throws SQLException {
    try (Statement constraints = connection.createStatement()) {
      constraints.execute("set constraints all " + when);
    }
  }

  private static List<RowChange> of(Kind kind, List<RowChange> changes) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  private Target target(Connection connection, ReadTable table) throws SQLException {
    Target known = targets.get(table);
    if (known == null) {
      known = Target.read(connection, table, schemas.apply(table.schema()));
      targets.put(table, known);
    }
    return known;
  }
}
