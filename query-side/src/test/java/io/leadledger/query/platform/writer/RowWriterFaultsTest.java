package io.leadledger.query.platform.writer;

import static io.leadledger.query.platform.writer.Things.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.platform.writer.RowChange.Kind;
import io.leadledger.query.platform.writer.RowWriter.Older;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the writer keeps where the delivery is at fault: stretches of a random history come
/// shuffled, twice, overlapping, late, or not at all, parked events are tried again, and another
/// tenant lays claim to rows. After each of it the table is what a plain map makes of the same
/// events one by one, or all of it is refused and nothing has changed.
///
/// The seed is in the name of each case; `-Dleadledger.seed=17` runs that one alone.
@ParameterizedClass(name = "copying from {0} rows on")
@ValueSource(ints = {1, 1_000})
class RowWriterFaultsTest {
  private static final int SEEDS = 150;
  private static final List<UUID> TENANTS = List.of(new UUID(1, 1), new UUID(1, 2));
  private static final List<String> CODES = List.of("a", "b", "c");

  private static Connection connection;

  @Parameter int fewestCopied;
  private Map<UUID, Row> expected = new TreeMap<>();

  @BeforeAll
  static void aTableWhoseUniqueValuesChangeHands() throws SQLException {
    connection = ThrowAwayPostgres.newDatabase().dataSource().getConnection();
    Things.create(connection, Things.SCHEMA);
    execute(
        "alter table things.things drop constraint things_code_key, add unique (code) deferrable");
    connection.setAutoCommit(false);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  private RowWriter writer() {
    return new RowWriter(UnaryOperator.identity(), fewestCopied);
  }

  static LongStream seeds() {
    Long one = Long.getLong("leadledger.seed");
    return one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void however_events_are_delivered_the_rows_are_theirs_one_by_one_or_they_are_refused(long seed)
      throws SQLException {
    execute("delete from things.things");
    Random random = new Random(seed);
    List<Event> history = new History(random).of(30 + random.nextInt(60));
    int hole = history.size();
    int next = 0;
    while (next < history.size()) {
      int end = Math.min(history.size(), next + 1 + random.nextInt(12));
      List<Event> stretch = history.subList(next, end);
      switch (random.nextInt(8)) {
        case 0 -> hole = Math.min(hole, next); // does not come
        case 1 -> { // comes twice
          deliver(stretch, random);
          deliver(stretch, random);
        }
        case 2 -> // comes with what came before it
            deliver(history.subList(random.nextInt(next + 1), end), random);
        case 3 -> { // is followed by something old: again, or late
          deliver(stretch, random);
          int from = random.nextInt(end);
          deliver(history.subList(from, from + 1 + random.nextInt(end - from)), random);
        }
        case 4 -> { // is followed by the retry of an event
          deliver(stretch, random);
          write(List.of(history.get(random.nextInt(end))), Older.REFUSED);
        }
        case 5 -> { // is followed by another tenant's claim
          deliver(stretch, random);
          for (Event claim : claims(random, history.size() + next).toList()) {
            write(List.of(claim), Older.IGNORED);
          }
        }
        case 6 -> { // comes together with another tenant's claim
          List<Event> mixed = new ArrayList<>(stretch);
          claims(random, history.size() + next)
              .filter(claim -> !claim.inserts())
              .forEach(mixed::add);
          deliver(mixed, random);
        }
        default -> deliver(stretch, random);
      }
      next = end;
    }
    deliver(history.subList(hole, history.size()), random);
    assertThat(write(history, Older.IGNORED)).isTrue();
    assertThat(rows()).isEqualTo(carriedOut(history, Map.of(), Older.IGNORED));
    connection.rollback();
  }

  /// In any order; if it is refused as a whole, then event by event, as a projection does.
  private void deliver(List<Event> stretch, Random random) throws SQLException {
    List<Event> shuffled = new ArrayList<>(stretch);
    Collections.shuffle(shuffled, random);
    if (!write(shuffled, Older.IGNORED)) {
      for (Event event : stretch) {
        write(List.of(event), Older.IGNORED);
      }
    }
  }

  /// Changes of rows by who does not own them.
  private Stream<Event> claims(Random random, long position) {
    return expected.entrySet().stream()
        .map(
            row -> {
              Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
              UUID other = TENANTS.get(1 - TENANTS.indexOf(row.getValue().tenant()));
              Map<String, Optional<String>> cells = Map.of("name", Optional.of("stolen"));
              return new Event(other, position, List.of(new Change(row.getKey(), kind, cells)));
            });
  }

  /// Whether it was carried out; either way the table holds what it should.
  private boolean write(List<Event> events, Older older) throws SQLException {
    Map<UUID, Row> after = null;
    Class<? extends Exception> refused = null;
    try {
      after = carriedOut(events, expected, older);
      refused = twoOfOneCode(after) ? SQLException.class : null;
    } catch (RowRefused e) {
      refused = RowRefused.class;
    }
    RowFold fold = new RowFold();
    events.forEach(event -> fold.add(event.rows()));
    Savepoint before = connection.setSavepoint();
    try {
      writer().write(connection, fold, older);
      assertThat(refused).as("carried out what is to be refused: %s", events).isNull();
      expected = Objects.requireNonNull(after);
    } catch (RowRefused | SQLException e) {
      assertThat(e).as("%s", events).isInstanceOf(refused == null ? Void.class : refused);
      connection.rollback(before);
    }
    assertThat(rows()).as("after %s", events).isEqualTo(expected);
    return refused == null;
  }

  /// The plain meaning of events on rows. What comes counts, for a row, as of the last of it: if
  /// the row has been written by a later event, it stays.
  private static Map<UUID, Row> carriedOut(List<Event> events, Map<UUID, Row> rows, Older older) {
    Map<UUID, Row> after = new TreeMap<>(rows);
    Map<UUID, Long> last = new HashMap<>();
    List<Event> inOrder = events.stream().sorted().toList();
    for (Event event : inOrder) {
      event.changes().forEach(change -> last.put(change.id(), event.position()));
    }
    for (Event event : inOrder) {
      for (Change change : event.changes()) {
        Row row = rows.get(change.id());
        boolean newer =
            row != null && row.isOf(event) && row.position() > last.getOrDefault(change.id(), 0L);
        if (newer && older == Older.REFUSED) {
          throw new RowRefused("older than " + row);
        }
        if (!newer) {
          carryOut(event, change, after);
        }
      }
    }
    return after;
  }

  private static void carryOut(Event event, Change change, Map<UUID, Row> rows) {
    Row row = rows.get(change.id());
    switch (change.kind()) {
      case DELETE -> {
        if (row != null && row.isOf(event)) {
          rows.remove(change.id());
        }
      }
      case UPDATE -> {
        if (row == null || !row.isOf(event)) {
          throw new RowRefused("no row " + change.id());
        }
        rows.put(change.id(), event.row(row.cells(), change));
      }
      case INSERT -> {
        if (row != null && !row.isOf(event)) {
          throw new RowRefused("another's row " + change.id());
        }
        rows.put(change.id(), event.row(Map.of("mood", "calm", "amount", "7"), change));
      }
    }
  }

  private static boolean twoOfOneCode(Map<UUID, Row> rows) {
    Set<String> codes = new HashSet<>();
    return !rows.values().stream()
        .map(row -> row.cells().get("code"))
        .filter(Objects::nonNull)
        .allMatch(codes::add);
  }

  private static Map<UUID, Row> rows() throws SQLException {
    Map<UUID, Row> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("select * from things.things")) {
      while (found.next()) {
        Map<String, String> cells = new HashMap<>();
        for (String column : List.of("name", "mood", "amount", "code")) {
          Optional.ofNullable(found.getString(column)).ifPresent(cell -> cells.put(column, cell));
        }
        rows.put(
            found.getObject("id", UUID.class),
            new Row(
                found.getObject("_tenant_id", UUID.class),
                found.getLong("_position"),
                found.getObject("_event_id", UUID.class),
                cells));
      }
    }
    return rows;
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// @param cells those that are not null
  private record Row(UUID tenant, long position, UUID event, Map<String, String> cells) {
    boolean isOf(Event event) {
      return tenant.equals(event.tenant());
    }
  }

  private record Change(UUID id, Kind kind, Map<String, Optional<String>> cells) {
    void state(Rows rows) {
      switch (kind) {
        case DELETE -> rows.delete(THINGS, id, 1);
        case UPDATE -> set(rows.update(THINGS, id, 1));
        case INSERT -> set(rows.insert(THINGS).set(THINGS.id, id).set(THINGS.part, 1));
      }
    }

    private void set(Rows.Values values) {
      cells.forEach(
          (column, cell) -> {
            switch (column) {
              case "amount" -> values.set(THINGS.amount, cell.map(Integer::valueOf).orElse(null));
              case "mood" -> values.set(THINGS.mood, cell.orElse(null));
              case "code" -> values.set(THINGS.code, cell.orElse(null));
              default -> values.set(THINGS.name, cell.orElse(null));
            }
          });
    }
  }

  private record Event(UUID tenant, long position, List<Change> changes)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return Long.compare(position, other.position);
    }

    private UUID id() {
      return new UUID(9, position);
    }

    boolean inserts() {
      return changes.stream().anyMatch(change -> change.kind() == Kind.INSERT);
    }

    Row row(Map<String, String> before, Change change) {
      Map<String, String> cells = new HashMap<>(before);
      change.cells().forEach((column, cell) -> cells.compute(column, (_, _) -> cell.orElse(null)));
      return new Row(tenant, position, id(), cells);
    }

    EventRows rows() {
      Recorded recorded =
          new Recorded(
              tenant, tenant, Instant.EPOCH, position, id(), "test.Thing", null, null, null);
      EventRows rows = new EventRows(recorded);
      changes.forEach(change -> change.state(rows));
      return rows;
    }
  }

  /// Events that can be carried out one after the other: no event changes a row that is not there,
  /// and no two rows have one code after an event.
  private static final class History {
    private static final int ROWS_PER_TENANT = 4;

    private final Random random;
    private final Map<UUID, Optional<String>> codes = new HashMap<>();

    History(Random random) {
      this.random = random;
    }

    List<Event> of(int length) {
      return IntStream.rangeClosed(1, length).mapToObj(this::event).toList();
    }

    private Event event(int position) {
      int tenant = random.nextInt(TENANTS.size());
      List<Change> changes = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        change(new UUID(tenant, random.nextInt(ROWS_PER_TENANT)), changes);
      }
      return new Event(TENANTS.get(tenant), position, changes);
    }

    private void change(UUID id, List<Change> changes) {
      if (!codes.containsKey(id) || random.nextInt(8) == 0) {
        codes.put(id, Optional.empty());
        changes.add(new Change(id, Kind.INSERT, cells(id, changes)));
      } else if (random.nextInt(4) == 0) {
        codes.remove(id);
        changes.add(new Change(id, Kind.DELETE, Map.of()));
      } else {
        changes.add(new Change(id, Kind.UPDATE, cells(id, changes)));
      }
    }

    private Map<String, Optional<String>> cells(UUID id, List<Change> changes) {
      Map<String, Optional<String>> cells = new HashMap<>();
      if (random.nextBoolean()) {
        cells.put(
            "name", Optional.of("n" + random.nextInt(100)).filter(_ -> random.nextInt(3) > 0));
      }
      if (random.nextBoolean()) {
        cells.put("amount", Optional.of(Integer.toString(random.nextInt(100))));
      }
      if (random.nextInt(3) == 0) {
        cells.put("mood", Optional.of(random.nextBoolean() ? "wild" : "calm"));
      }
      if (random.nextInt(3) == 0) {
        String code = CODES.get(random.nextInt(CODES.size())) + id.getMostSignificantBits();
        takeFromItsHolder(code, id, changes);
        codes.put(id, Optional.of(code));
        cells.put("code", Optional.of(code));
      }
      return cells;
    }

    private void takeFromItsHolder(String code, UUID id, List<Change> changes) {
      for (Map.Entry<UUID, Optional<String>> holder : codes.entrySet()) {
        if (holder.getValue().equals(Optional.of(code)) && !holder.getKey().equals(id)) {
          holder.setValue(Optional.empty());
          Map<String, Optional<String>> none = Map.of("code", Optional.empty());
          changes.add(new Change(holder.getKey(), Kind.UPDATE, none));
        }
      }
    }
  }
}
