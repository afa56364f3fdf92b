package io.leadledger.query.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.documented.LiveSchemas.Column;
import io.leadledger.query.documented.LiveSchemas.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentedSchemaTest {
  private static final LiveSchemas LIVE = LiveSchemas.migrated();

  @Test
  void every_table_is_a_documented_one() {
    assertThat(LIVE.tables())
        .extracting(Table::qualifiedName)
        .isSubsetOf(Documented.all().stream().map(Documented::tableName).toList())
        .hasSizeGreaterThanOrEqualTo(39);
  }

  @Test
  void every_documented_column_is_there_as_documented() {
    List<String> differences = new ArrayList<>();
    for (Documented documented : Documented.all()) {
      Optional<Table> table = LIVE.table(documented.tableName());
      if (table.isPresent() && documented.isColumn()) {
        String name = documented.tableName() + "." + documented.column();
        table
            .get()
            .column(documented.column())
            .ifPresentOrElse(
                column ->
                    differences(documented, column)
                        .map(difference -> name + " " + difference)
                        .forEach(differences::add),
                () -> differences.add(name + " is missing"));
      }
    }
    assertThat(differences).isEmpty();
  }

  private static Stream<String> differences(Documented documented, Column column) {
    List<String> found = new ArrayList<>();
    documented
        .typeName()
        .filter(
            type -> !type.equals(column.isEnum() && type.equals("enum") ? "enum" : column.type()))
        .ifPresent(type -> found.add("is " + column.type() + " instead of " + type));
    if (documented.isKey() && !column.isKey()) {
      found.add("is not in the primary key");
    }
    if (documented.isUnique() && !column.isUnique()) {
      found.add("is not unique");
    }
    if (documented.isRequired() && !column.isRequired()) {
      found.add("may be null");
    }
    String checks = column.checks() == null ? "" : column.checks();
    List<String> values = documented.values();
    if (values.contains("...") && !checks.isEmpty()) {
      found.add("is checked, though its values are documented as open");
    } else if (!values.contains("...")
        && !values.stream().allMatch(v -> checks.contains("'" + v + "'"))) {
      found.add("is not checked to be one of " + values);
    }
    documented
        .check()
        .filter(check -> !isChecked(checks, check))
        .ifPresent(check -> found.add("is not checked: " + check));
    documented
        .defaultValue()
        .map(DocumentedSchemaTest::ours)
        .filter(value -> !value.equals(column.defaultValue()))
        .ifPresent(value -> found.add("has default " + column.defaultValue() + ", not " + value));
    if (documented.isReference() && column.references() == null) {
      documented
          .target()
          .filter(target -> LIVE.table(target).isPresent())
          .ifPresent(target -> found.add("does not refer to " + target));
      if (documented.target().isEmpty()) {
        found.add("refers to nothing");
      }
    }
    return found.stream();
  }

  /// PostgreSQL writes a list of values in its own way.
  private static boolean isChecked(String checks, String documented) {
    return documented.contains(" IN (")
        ? Pattern.compile("'[^']*'")
            .matcher(documented)
            .results()
            .allMatch(v -> checks.contains(v.group()))
        : checks.contains(documented);
  }

  /// PostgreSQL's own function makes the ids that the document asks an extension for.
  private static String ours(String documented) {
    return documented.equals("uuid_generate_v4()")
        ? "gen_random_uuid()"
        : documented.toLowerCase(Locale.ROOT);
  }

  @Test
  void every_documented_constraint_is_there() {
    List<@Nullable String> constraints =
        LIVE.database()
            .sql(
                "select conrelid::regclass || ' CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint")
            .query(String.class)
            .list();
    assertThat(Documented.all())
        .filteredOn(Documented::isConstraint)
        .filteredOn(documented -> LIVE.table(documented.tableName()).isPresent())
        .isNotEmpty()
        .allSatisfy(
            documented ->
                assertThat(constraints)
                    .map(constraint -> plain(String.valueOf(constraint)))
                    .contains(plain(documented.tableName() + " " + documented.constraint())));
  }

  @Test
  void what_is_documented_to_be_unique_together_is() {
    assertThat(Documented.all())
        .filteredOn(Documented::isUniqueTogether)
        .filteredOn(documented -> LIVE.table(documented.tableName()).isPresent())
        .isNotEmpty()
        .allSatisfy(
            documented ->
                assertThat(
                        LIVE.database()
                            .sql(
                                "select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass")
                            .param(documented.tableName())
                            .query((row, _) -> row.getString(1).replace(", ", ","))
                            .list())
                    .contains("UNIQUE " + documented.column()));
  }

  private static String plain(String constraint) {
    return constraint.toLowerCase(Locale.ROOT).replaceAll("[()]", "");
  }

  @Test
  void every_documented_index_is_there() {
    List<@Nullable String> indexes =
        LIVE.database()
            .sql(
                "select replace(schemaname || '.' || tablename || ' ' || indexdef, '\"', '') from pg_indexes")
            .query(String.class)
            .list();
    assertThat(Documented.all())
        .filteredOn(Documented::isIndex)
        .filteredOn(documented -> LIVE.table(documented.tableName()).isPresent())
        .isNotEmpty()
        .allSatisfy(
            documented ->
                assertThat(indexes)
                    .anySatisfy(
                        index -> {
                          String name = documented.constraint().replaceFirst("\\s*\\(.*", "");
                          String columns = documented.constraint().replaceFirst("^[^(]*", "");
                          assertThat(index)
                              .startsWith(documented.tableName() + " ")
                              .contains(" " + name + " ")
                              .endsWith(columns);
                        }));
  }

  @Test
  void every_table_and_column_says_what_it_means() {
    assertThat(LIVE.tables())
        .allSatisfy(
            table -> {
              assertThat(table.comment()).as(table.qualifiedName()).isNotBlank();
              assertThat(table.columns())
                  .allSatisfy(
                      column ->
                          assertThat(column.comment())
                              .as(table.qualifiedName() + "." + column.name())
                              .isNotBlank());
            });
  }

  @Test
  void every_row_names_its_tenant_and_the_event_that_wrote_it() {
    assertThat(LIVE.tables())
        .allSatisfy(
            table ->
                assertThat(
                        table.columns().stream()
                            .filter(column -> column.name().startsWith("_"))
                            .filter(Column::isRequired)
                            .collect(Collectors.toMap(Column::name, Column::type)))
                    .as(table.qualifiedName())
                    .isEqualTo(
                        Map.of("_tenant_id", "uuid", "_position", "bigint", "_event_id", "uuid")));
  }

  @Test
  void a_foreign_key_shows_a_relationship_and_is_not_enforced() {
    assertThat(
            LIVE.database()
                .sql("select conname from pg_constraint where contype = 'f' and conenforced")
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void a_reader_sees_rows_of_the_tenant_that_the_session_names_and_no_others() throws SQLException {
    UUID ours = UUID.randomUUID();
    UUID theirs = UUID.randomUUID();
    try (Connection connection = LiveSchemas.newDatabase().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (UUID tenant : List.of(ours, theirs)) {
        statement.execute(
            "insert into resman.company (id, name, _tenant_id, _position, _event_id)"
                + " values ('%1$s', '%1$s', '%1$s', 1, gen_random_uuid())".formatted(tenant));
      }
      statement.execute("set role leadledger_reader");
      assertThat(companies(statement, ours.toString())).containsExactly(ours);
      assertThat(companies(statement, "")).isEmpty();
    }
  }

  private static List<UUID> companies(Statement statement, String tenant) throws SQLException {
    statement.execute("select set_config('leadledger.tenant', '" + tenant + "', false)");
    List<UUID> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("select id from resman.company")) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  @Test
  void every_table_is_secured() {
    assertThat(
            LIVE.database()
                .sql(
                    """
                    select n.nspname || '.' || c.relname
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p') and n.nspname in ('funnel', 'crm', 'workspace', 'smartweb', 'resman')
                      and c.relname <> 'flyway_schema_history'
                      and not (
                        c.relrowsecurity
                        and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_tenant')
                        and has_table_privilege('leadledger_reader', c.oid, 'select')
                        and not has_table_privilege('leadledger_reader', c.oid, 'insert, update, delete'))""")
                .query(String.class)
                .list())
        .isEmpty();
  }
}
