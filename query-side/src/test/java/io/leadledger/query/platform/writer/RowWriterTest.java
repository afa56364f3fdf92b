package io.leadledger.query.platform.writer;

import static io.leadledger.query.platform.writer.Things.THINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.platform.writer.RowWriter.Older;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the writer keeps: whatever the batches, the rows are those of the events one by one.
@ParameterizedClass(name = "copying from {0} rows on")
@ValueSource(ints = {1, 1_000})
class RowWriterTest {
  private static final UUID TENANT = UUID.randomUUID();
  private static final UUID ROW = UUID.randomUUID();
  private static final UUID OTHER_ROW = UUID.randomUUID();

  @Parameter int fewestCopied;
  private RowWriter writer;
  private final List<EventRows> batch = new ArrayList<>();
  private long position;
  private Connection connection;

  @BeforeEach
  void aTable() throws SQLException {
    connection = ThrowAwayPostgres.newDatabase().dataSource().getConnection();
    Things.create(connection, Things.SCHEMA);
    connection.setAutoCommit(false);
    writer = new RowWriter(UnaryOperator.identity(), fewestCopied);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Nested
  class Values {
    @Test
    void of_every_type_arrive_as_they_are() throws SQLException {
      event(
          rows ->
              rows.insert(THINGS)
                  .set(THINGS.id, ROW)
                  .set(THINGS.part, 1)
                  .set(THINGS.name, "Zoë\t\"\\ 😀\r\n")
                  .set(THINGS.mood, "wild")
                  .set(THINGS.price, new BigDecimal("1E+3"))
                  .set(THINGS.tags, new String[] {"a,b", "c\"d\\", "{}", "", "NULL", null})
                  .set(THINGS.facts, JSONB.valueOf("{\"a\": [1, null]}"))
                  .set(THINGS.address, "10.0.0.1")
                  .set(THINGS.bytes, "bytes".getBytes(StandardCharsets.UTF_8))
                  .set(THINGS.local, LocalDateTime.parse("2026-01-02T03:04:05.678901"))
                  .set(THINGS.moment, OffsetDateTime.parse("2026-01-02T03:04:05.678901+05:30")));
      write();
      assertThat(cell("name")).isEqualTo("Zoë\t\"\\ 😀\r\n");
      assertThat(cell("mood")).isEqualTo("wild");
      assertThat(cell("price")).isEqualTo("1000.00");
      assertThat(cell("tags")).isEqualTo("{\"a,b\",\"c\\\"d\\\\\",\"{}\",\"\",\"NULL\",NULL}");
      assertThat(cell("facts")).isEqualTo("{\"a\": [1, null]}");
      assertThat(cell("address")).isEqualTo("10.0.0.1/32");
      assertThat(cell("encode(bytes, 'escape')")).isEqualTo("bytes");
      assertThat(cell("local")).isEqualTo("2026-01-02 03:04:05.678901");
      assertThat(cell("moment at time zone 'utc'")).isEqualTo("2026-01-01 21:34:05.678901");
      assertThat(cell("twice")).isEqualTo("14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud83d", "\ude00", "\ud83dx", "x\ude00\ud83d"})
    void that_no_text_can_hold_are_refused(String text) {
      assertThatThrownBy(() -> event(insert(ROW, text)))
          .isInstanceOf(RowRefused.class)
          .hasMessageContaining("name");
    }

    @Test
    void that_are_too_long_are_refused_rather_than_cut() {
      event(insert(ROW, "a name of more than twenty characters"));
      assertThatThrownBy(RowWriterTest.this::write)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22001"));
    }

    @Test
    void are_stamped_with_tenant_position_and_event() throws SQLException {
      event(insert(ROW, "first"));
      UUID last = event(update(ROW, "second"));
      write();
      assertThat(cell("(_tenant_id, _position, _event_id)"))
          .isEqualTo("(%s,2,%s)".formatted(TENANT, last));
    }

    @Test
    void for_provenance_are_not_the_projectors_to_set() {
      var tenant = org.jooq.impl.DSL.field("_tenant_id", UUID.class);
      assertThatThrownBy(() -> event(rows -> rows.insert(THINGS).set(tenant, ROW)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class An_insert {
    @Test
    void replaces_a_row_that_is_there_and_resets_what_it_leaves_out() throws SQLException {
      event(
          rows ->
              whole(rows, ROW)
                  .set(THINGS.amount, 3)
                  .set(THINGS.name, "old")
                  .set(THINGS.active, null));
      write();
      event(rows -> whole(rows, ROW));
      write();
      assertThat(cell("(name, amount, active, mood)")).isEqualTo("(,7,t,calm)");
    }

    @Test
    void takes_a_unique_value_that_the_same_batch_frees() throws SQLException {
      event(rows -> whole(rows, ROW).set(THINGS.code, "c"));
      write();
      event(rows -> rows.delete(THINGS, ROW, 1));
      event(rows -> whole(rows, OTHER_ROW).set(THINGS.code, "c"));
      write();
      event(rows -> rows.update(THINGS, OTHER_ROW, 1).set(THINGS.code, null));
      event(rows -> whole(rows, ROW).set(THINGS.code, "c"));
      write();
      assertThat(cell("code")).isEqualTo("c");
    }

    @Test
    void of_another_tenants_row_is_refused() throws SQLException {
      event(insert(ROW, "mine"));
      write();
      eventOf(UUID.randomUUID(), insert(ROW, "theirs"));
      assertThatThrownBy(RowWriterTest.this::write).isInstanceOf(RowRefused.class);
    }
  }

  @Nested
  class An_update {
    @Test
    void of_a_missing_row_is_refused_and_names_table_and_key() {
      event(update(ROW, "nobody"));
      assertThatThrownBy(RowWriterTest.this::write)
          .isInstanceOf(RowRefused.class)
          .hasMessageContaining("things.things")
          .hasMessageContaining(ROW.toString());
    }

    @Test
    void of_another_tenants_row_is_refused_as_if_it_were_missing() throws SQLException {
      event(insert(ROW, "mine"));
      write();
      eventOf(UUID.randomUUID(), update(ROW, "theirs"));
      assertThatThrownBy(RowWriterTest.this::write).isInstanceOf(RowRefused.class);
      assertThat(cell("name")).isEqualTo("mine");
    }

    @Test
    void after_a_delete_is_refused_even_in_one_batch() throws SQLException {
      event(insert(ROW, "a"));
      event(rows -> rows.delete(THINGS, ROW, 1));
      event(update(ROW, "b"));
      assertThatThrownBy(RowWriterTest.this::write).isInstanceOf(RowRefused.class);
    }

    @Test
    void of_a_missing_row_is_refused_even_if_the_same_batch_then_deletes_or_inserts_it() {
      event(update(ROW, "nobody"));
      event(insert(ROW, "somebody"));
      assertThatThrownBy(RowWriterTest.this::write).isInstanceOf(RowRefused.class);
      batch.clear();
      event(update(ROW, "nobody"));
      event(rows -> rows.delete(THINGS, ROW, 1));
      assertThatThrownBy(RowWriterTest.this::write).isInstanceOf(RowRefused.class);
    }

    @Test
    void does_not_change_the_key() {
      assertThatThrownBy(() -> event(rows -> rows.update(THINGS, ROW, 1).set(THINGS.part, 2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class An_older_event {
    @Test
    void delivered_again_changes_nothing() throws SQLException {
      event(insert(ROW, "first"));
      event(update(ROW, "second"));
      List<EventRows> delivered = List.copyOf(batch);
      event(update(ROW, "third"));
      write();
      batch.addAll(delivered);
      write();
      batch.add(delivered.getFirst());
      write();
      assertThat(cell("name")).isEqualTo("third");
      assertThat(cell("_position")).isEqualTo("3");
    }

    @Test
    void does_not_delete_a_newer_row() throws SQLException {
      EventRows delete = rowsOf(TENANT, rows -> rows.delete(THINGS, ROW, 1));
      event(insert(ROW, "again"));
      write();
      batch.add(delete);
      write();
      assertThat(cell("name")).isEqualTo("again");
    }

    @Test
    void added_late_is_folded_in_its_place() throws SQLException {
      event(insert(ROW, "first"));
      event(update(ROW, "second"));
      event(update(ROW, "third"));
      java.util.Collections.reverse(batch);
      write();
      assertThat(cell("name")).isEqualTo("third");
    }

    @Test
    void that_was_parked_is_refused_if_the_row_has_moved_on() throws SQLException {
      event(insert(ROW, "first"));
      EventRows parked = rowsOf(TENANT, update(ROW, "parked"));
      event(update(ROW, "third"));
      write();
      RowFold late = new RowFold().add(parked);
      assertThatThrownBy(() -> write(late, Older.REFUSED))
          .isInstanceOf(RowRefused.class)
          .hasMessageContaining("rebuild");
    }

    @Test
    void that_was_parked_does_not_pass_for_a_delete_of_what_a_newer_event_wrote()
        throws SQLException {
      EventRows parked = rowsOf(TENANT, rows -> rows.delete(THINGS, ROW, 1));
      event(insert(ROW, "newer"));
      write();
      RowFold late = new RowFold().add(parked);
      assertThatThrownBy(() -> write(late, Older.REFUSED))
          .isInstanceOf(RowRefused.class)
          .hasMessageContaining("rebuild");
      assertThat(cell("name")).isEqualTo("newer");
    }
  }

  /// Any partition of the events into batches leaves the rows of the events one by one, in a schema
  /// of any name.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void batches_of_any_size_leave_the_same_rows(long seed) throws SQLException {
    Things.create(connection, "one_by_one");
    List<EventRows> events = anyEvents(new Random(seed), 400);
    RowWriter single = new RowWriter(_ -> "one_by_one", fewestCopied);
    for (EventRows event : events) {
      single.write(connection, new RowFold().add(event), Older.IGNORED);
    }
    Random cuts = new Random(seed + 100);
    for (EventRows event : events) {
      batch.add(event);
      if (cuts.nextInt(40) == 0) {
        write();
      }
    }
    write();
    assertThat(Things.rows(connection, Things.SCHEMA))
        .isNotEmpty()
        .isEqualTo(Things.rows(connection, "one_by_one"));
  }

  private List<EventRows> anyEvents(Random random, int count) {
    List<UUID> tenants = List.of(TENANT, UUID.randomUUID());
    List<UUID> ids = random.ints(12).mapToObj(i -> new UUID(7, i)).toList();
    java.util.Set<UUID> present = new java.util.HashSet<>();
    List<EventRows> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int which = random.nextInt(ids.size());
      events.add(
          rowsOf(
              tenants.get(which % 2), rows -> anyChanges(random, ids.get(which), present, rows)));
    }
    return events;
  }

  private static void anyChanges(Random random, UUID id, java.util.Set<UUID> present, Rows rows) {
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      if (!present.contains(id) || random.nextInt(6) == 0) {
        any(random, whole(rows, id));
        present.add(id);
      } else if (random.nextInt(5) == 0) {
        rows.delete(THINGS, id, 1);
        present.remove(id);
      } else {
        any(random, rows.update(THINGS, id, 1));
      }
    }
  }

  private static void any(Random random, Rows.Values values) {
    if (random.nextBoolean()) {
      values.set(THINGS.name, random.nextBoolean() ? "n" + random.nextInt(100) : null);
    }
    if (random.nextBoolean()) {
      values.set(THINGS.amount, random.nextInt(100));
    }
    if (random.nextBoolean()) {
      values.set(THINGS.mood, random.nextBoolean() ? "wild" : "calm");
    }
    if (random.nextInt(4) == 0) {
      values.set(THINGS.tags, new String[] {"t" + random.nextInt(9)});
    }
    if (random.nextInt(4) == 0) {
      values.set(THINGS.active, null);
    }
  }

  private static Rows.Values whole(Rows rows, UUID id) {
    return rows.insert(THINGS).set(THINGS.id, id).set(THINGS.part, 1);
  }

  private static Consumer<Rows> insert(UUID id, String name) {
    return rows -> whole(rows, id).set(THINGS.name, name);
  }

  private static Consumer<Rows> update(UUID id, String name) {
    return rows -> rows.update(THINGS, id, 1).set(THINGS.name, name);
  }

  private UUID event(Consumer<Rows> projector) {
    return eventOf(TENANT, projector);
  }

  private UUID eventOf(UUID tenant, Consumer<Rows> projector) {
    EventRows rows = rowsOf(tenant, projector);
    batch.add(rows);
    return rows.recorded().eventId();
  }

  private EventRows rowsOf(UUID tenant, Consumer<Rows> projector) {
    Recorded recorded =
        new Recorded(
            tenant,
            UUID.randomUUID(),
            Instant.now(),
            ++position,
            UUID.randomUUID(),
            "test.Thing",
            null,
            null,
            null);
    EventRows rows = new EventRows(recorded);
    projector.accept(rows);
    return rows;
  }

  private void write() throws SQLException {
    RowFold fold = new RowFold();
    batch.forEach(fold::add);
    batch.clear();
    write(fold, Older.IGNORED);
  }

  private void write(RowFold fold, Older older) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      writer.write(connection, fold, older);
    } catch (SQLException | RuntimeException e) {
      connection.rollback(before);
      throw e;
    }
  }

  private @org.jspecify.annotations.Nullable String cell(String column) throws SQLException {
    return Things.cell(connection, ROW, column);
  }
}
