package io.leadledger.query.documented;

import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.schema.SchemaMigration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the migrations make of an empty database.
record LiveSchemas(JdbcClient database, List<Table> tables) {

  /// `comment` is null if there is none.
  record Table(String schema, String name, @Nullable String comment, List<Column> columns) {
    String qualifiedName() {
      return schema + "." + name;
    }

    Optional<Column> column(String wanted) {
      return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }
  }

  /// `references` is the table that a foreign key points to; `checks` are the conditions of the
  /// table that name the column.
  record Column(
      String tableName,
      String name,
      String type,
      boolean isEnum,
      boolean isRequired,
      boolean isKey,
      boolean isUnique,
      @Nullable String references,
      @Nullable String defaultValue,
      @Nullable String checks,
      @Nullable String comment) {}

  /// A database with all five schemas and no row.
  static ThrowAwayPostgres.Database newDatabase() {
    return ThrowAwayPostgres.newDatabase(
        "read-schemas",
        fresh -> {
          DataSource source = fresh.dataSource();
          ReadSchemas.DOCUMENTED.forEach(
              schema ->
                  MigrateFirst.migrate(source, new SchemaMigration(schema, List.of("reading"))));
        });
  }

  static LiveSchemas migrated() {
    JdbcClient client = JdbcClient.create(newDatabase().dataSource());
    Map<String, List<Column>> columns =
        client.sql(COLUMNS).query(Column.class).list().stream()
            .collect(Collectors.groupingBy(Column::tableName));
    List<Table> tables =
        client
            .sql(TABLES)
            .query(
                (row, _) -> {
                  String schema = row.getString("schema");
                  String name = row.getString("name");
                  List<Column> ofTable = columns.getOrDefault(schema + "." + name, List.of());
                  return new Table(schema, name, row.getString("comment"), ofTable);
                })
            .list();
    return new LiveSchemas(client, tables);
  }

  Optional<Table> table(String qualifiedName) {
    return tables.stream().filter(table -> table.qualifiedName().equals(qualifiedName)).findFirst();
  }

  private static final String TABLES =
      """
      select n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('funnel', 'crm', 'workspace', 'smartweb', 'resman')
        and c.relname <> 'flyway_schema_history'
      order by n.nspname, c.relname""";

  private static final String COLUMNS =
      """
      select
        n.nspname || '.' || c.relname as table_name,
        a.attname as name,
        format_type(a.atttypid, a.atttypmod) as type,
        t.typtype = 'e' as is_enum,
        a.attnotnull as is_required,
        exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey))
          as is_key,
        exists (
          select from pg_constraint k
          where k.conrelid = c.oid and k.contype in ('u', 'p')
            and k.conkey <@ array[a.attnum, tenant.attnum] and a.attnum = any (k.conkey)) as is_unique,
        (
          select max(target_schema.nspname || '.' || target.relname)
          from pg_constraint k
          join pg_class target on target.oid = k.confrelid
          join pg_namespace target_schema on target_schema.oid = target.relnamespace
          where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]) as "references",
        replace(pg_get_expr(d.adbin, d.adrelid), '::character varying', '') as default_value,
        (
          select string_agg(replace(pg_get_constraintdef(k.oid), '(0)::numeric', '0'), ' ')
          from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey)) as checks,
        col_description(c.oid, a.attnum) as comment
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
      join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      join pg_attribute tenant on tenant.attrelid = c.oid and tenant.attname = '_tenant_id'
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where a.attnum > 0 and not a.attisdropped
        and n.nspname in ('funnel', 'crm', 'workspace', 'smartweb', 'resman')
      order by n.nspname, c.relname, a.attnum""";
}
