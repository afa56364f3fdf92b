package io.leadledger.query.verification;

import io.leadledger.query.verification.Verification.ColumnDifference;
import io.leadledger.query.verification.Verification.Kind;
import io.leadledger.query.verification.Verification.RowDifference;
import io.leadledger.query.verification.Verification.TableVerdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A read table and the one that the history is folded into, compared within one transaction.
///
/// @param key quoted columns of the primary key
/// @param shadowSchema where the other table is, which has the same name
public record ShadowTable(String schema, String name, List<String> key, String shadowSchema) {
  private static final int MOST_DIFFERENCES = 100;
  private static final JsonMapper JSON = new JsonMapper();

  /// The read tables of a schema: those with provenance.
  public static List<ShadowTable> of(JdbcClient transaction, String schema, String shadowSchema) {
    return transaction
        .sql(
            """
            select c.relname, array_agg(quote_ident(a.attname) order by k.place)
            from pg_class c
              join pg_index i on i.indrelid = c.oid and i.indisprimary
              cross join unnest(i.indkey) with ordinality as k(attnum, place)
              join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
            where c.relnamespace = ?::regnamespace and c.relkind = 'r'
              and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = '_position')
            group by c.relname order by c.relname""")
        .param(schema)
        .query(
            (row, _) ->
                new ShadowTable(
                    schema,
                    row.getString(1),
                    List.of((String[]) row.getArray(2).getArray()),
                    shadowSchema))
        .list();
  }

  /// Makes an empty temporary table, which goes with the session.
  public void createTemporary(JdbcClient session) {
    session
        .sql(
            "create temporary table %s (like %s including defaults including generated, primary key (%s))"
                .formatted(quoted(name), live(), String.join(", ", key)))
        .update();
  }

  /// The keys of rows that one of these events wrote last.
  public List<List<String>> writtenBy(JdbcClient session, UUID tenant, UUID[] events) {
    return session
        .sql(
            "select array[%s] from %s where _tenant_id = ? and _event_id = any (?)"
                .formatted(String.join(", ", key.stream().map(k -> k + "::text").toList()), live()))
        .param(tenant)
        .param(events)
        .query((row, _) -> List.of((String[]) row.getArray(1).getArray()))
        .list();
  }

  /// Puts the rows of the other table in the place of these rows; gives how many there were.
  ///
  /// @param rows keys, the values of a composite one joined by commas
  public int replace(JdbcClient transaction, UUID tenant, String[] rows) {
    int gone =
        transaction
            .sql(
                "delete from %s t where _tenant_id = ? and %s = any (?::text[])"
                    .formatted(live(), text()))
            .param(tenant)
            .param(rows)
            .update();
    String columns =
        transaction
            .sql(
                """
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''""")
            .param(live())
            .query((row, _) -> row.getString(1))
            .single();
    transaction
        .sql(
            "insert into %1$s (%2$s) overriding system value select %2$s from %3$s"
                .formatted(live(), columns, shadow()))
        .update();
    return gone;
  }

  /// The name that projectors know it by.
  public String qualified() {
    return schema + "." + name;
  }

  /// How many rows there are, and how many differ.
  ///
  /// @param differing rows that are in one of the tables only, or not the same in both
  public record Counts(long live, long shadow, long differing) {}

  /// Holds every row against the other one with its key.
  public Counts count(JdbcClient transaction, Scope scope) {
    List<Column> columns = columns(transaction);
    String values =
        columns.stream().map(column -> column.comparable("t")).collect(Collectors.joining(", "));
    String side = "(select " + values + " from %s t where " + in() + ") %s";
    return transaction
        .sql(
            """
            select count(l.%1$s), count(s.%1$s), count(*) filter (where (%2$s) is distinct from (%3$s))
            from %4$s full join %5$s on (%6$s) = (%7$s)"""
                .formatted(
                    key.getFirst(),
                    Column.names("l", columns),
                    Column.names("s", columns),
                    side.formatted(live(), "l"),
                    side.formatted(shadow(), "s"),
                    keyOf("l"),
                    keyOf("s")))
        .param("tenant", scope.tenant())
        .param("row", scope.row())
        .query((row, _) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  /// A column.
  ///
  /// @param name quoted
  /// @param asText whether values can only be compared as text: of types that the two schemas have
  ///     each for itself, or that have no equality
  private record Column(String name, boolean asText) {
    String comparable(String alias) {
      return alias + "." + name + (asText ? "::text as " + name : "");
    }

    static String names(String alias, List<Column> columns) {
      return columns.stream()
          .map(column -> alias + "." + column.name)
          .collect(Collectors.joining(", "));
    }
  }

  private List<Column> columns(JdbcClient transaction) {
    return transaction
        .sql(
            """
            select quote_ident(attname), t.typname = 'json' or coalesce(e.typnamespace, t.typnamespace) = ?::regnamespace
            from pg_attribute join pg_type t on t.oid = atttypid left join pg_type e on e.oid = t.typelem
            where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum""")
        .params(schema, live())
        .query((row, _) -> new Column(row.getString(1), row.getBoolean(2)))
        .list();
  }

  /// How the read table differs from the other one, without the events that touch the rows.
  ///
  /// @param position that both have come to
  /// @param parked how many events of the schema are in neither
  TableVerdict compare(JdbcClient transaction, Scope scope, long position, long parked) {
    Counts counts = count(transaction, scope);
    boolean equal = counts.differing() == 0;
    String live = digest(transaction, live(), scope);
    return new TableVerdict(
        qualified(),
        position,
        counts.live(),
        counts.shadow(),
        live,
        equal ? live : digest(transaction, shadow(), scope),
        parked,
        counts.differing(),
        equal ? List.of() : differences(transaction, scope, MOST_DIFFERENCES),
        orphans(transaction, scope));
  }

  private String digest(JdbcClient transaction, String table, Scope scope) {
    return transaction
        .sql(
            """
            select encode(sha256(coalesce(
              string_agg(sha256(convert_to(to_jsonb(t)::text, 'UTF8')), ''::bytea order by %s), ''::bytea)), 'hex')
            from %s t where %s"""
                .formatted(keyOf("t"), table, in()))
        .param("tenant", scope.tenant())
        .param("row", scope.row())
        .query((row, _) -> row.getString(1))
        .single();
  }

  /// The first rows that differ, by their keys.
  public List<RowDifference> differences(JdbcClient transaction, Scope scope, int most) {
    return transaction
        .sql(
            """
            select coalesce(l.k, s.k), l.j::text, s.j::text from %s
            where l.j is distinct from s.j order by 1 limit %d"""
                .formatted(pairs(), most))
        .param("tenant", scope.tenant())
        .param("row", scope.row())
        .query((row, _) -> difference(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private static RowDifference difference(
      String key, @Nullable String live, @Nullable String expected) {
    if (live == null) {
      return new RowDifference(key, Kind.MISSING, List.of(), List.of());
    }
    if (expected == null) {
      return new RowDifference(key, Kind.UNEXPECTED, List.of(), List.of());
    }
    JsonNode is = JSON.readTree(live);
    JsonNode ought = JSON.readTree(expected);
    Set<String> columns = new LinkedHashSet<>(is.propertyNames());
    columns.addAll(ought.propertyNames());
    List<ColumnDifference> differing = new ArrayList<>();
    for (String column : columns) {
      JsonNode value = valueOf(is, column);
      JsonNode of = valueOf(ought, column);
      if (!value.equals(of)) {
        differing.add(new ColumnDifference(column, value, of));
      }
    }
    return new RowDifference(key, Kind.CHANGED, differing, List.of());
  }

  private static JsonNode valueOf(JsonNode row, String column) {
    JsonNode value = row.get(column);
    return value == null ? JsonNodeFactory.instance.nullNode() : value;
  }

  /// Foreign keys are documented and not enforced: how many rows refer to one that is not there.
  private Map<String, Long> orphans(JdbcClient transaction, Scope scope) {
    Map<String, Long> orphans = new TreeMap<>();
    transaction
        .sql(
            """
            select con.conname, con.confrelid::regclass::text,
              string_agg(format('p.%I = t.%I', f.attname, a.attname), ' and '),
              string_agg(format('t.%I is not null', a.attname), ' and ')
            from pg_constraint con
              cross join unnest(con.conkey, con.confkey) as k(child, parent)
              join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.child
              join pg_attribute f on f.attrelid = con.confrelid and f.attnum = k.parent
            where con.contype = 'f' and con.conrelid = ?::regclass
            group by con.conname, con.confrelid""")
        .param(live())
        .query(
            (row, _) ->
                List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
        .list()
        .forEach(
            key -> {
              long children =
                  transaction
                      .sql(
                          "select count(*) from %s t where %s and %s and not exists (select from %s p where %s)"
                              .formatted(live(), in(), key.get(3), key.get(1), key.get(2)))
                      .param("tenant", scope.tenant())
                      .param("row", scope.row())
                      .query(Long.class)
                      .single();
              if (children > 0) {
                orphans.put(key.getFirst(), children);
              }
            });
    return orphans;
  }

  private String pairs() {
    String side = "(select %s as k, to_jsonb(t) as j from %s t where %s) %s";
    return side.formatted(text(), live(), in(), "l")
        + " full join "
        + side.formatted(text(), shadow(), in(), "s")
        + " on l.k = s.k";
  }

  private String in() {
    return "(:tenant::uuid is null or t._tenant_id = :tenant::uuid) and (:row::text is null or "
        + text()
        + " = :row::text)";
  }

  private String text() {
    return "concat_ws(',', " + keyOf("t") + ")";
  }

  private String keyOf(String alias) {
    return String.join(", ", key.stream().map(column -> alias + "." + column).toList());
  }

  private String live() {
    return quoted(schema) + "." + quoted(name);
  }

  private String shadow() {
    return quoted(shadowSchema) + "." + quoted(name);
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
