package io.leadledger.query.api.catalogue;

import io.leadledger.query.api.ReadSession;
import io.leadledger.query.api.catalogue.ReadColumn.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads a schema's tables from PostgreSQL's own catalogue. Only tables that clients' role may read
/// and that row-level security guards are there to be read: a table for which a migration forgets
/// either stays hidden.
class CatalogueReader {
  private static final String COLUMNS =
      """
      select t.relname as table_name,
             obj_description(t.oid, 'pg_class') as table_comment,
             a.attname as column_name,
             format_type(a.atttypid, a.atttypmod) as type,
             format_type(a.atttypid, -1) as sql_type,
             not a.attnotnull as nullable,
             col_description(t.oid, a.attnum) as column_comment,
             case
               when ty.typname in ('json', 'jsonb') then 'JSON'
               when ty.typcategory = 'S' then 'TEXT'
               when ty.typcategory = 'B' then 'BOOLEAN'
               when ty.typcategory = 'N' then 'NUMBER'
               when ty.typcategory = 'A' then 'ARRAY'
               when ty.typcategory = 'R' then 'RANGE'
               else 'OTHER'
             end as kind,
             array(select e.enumlabel::text from pg_enum e where e.enumtypid = ty.oid
                   order by e.enumsortorder) as labels,
             array_position(k.conkey, a.attnum) as key_position
        from pg_class t
        join pg_namespace n on n.oid = t.relnamespace
        join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
        join pg_type ty on ty.oid = a.atttypid
        left join pg_constraint k on k.conrelid = t.oid and k.contype = 'p'
       where n.nspname = ?
         and t.relkind in ('r', 'p')
         and t.relrowsecurity
         and has_table_privilege(?, t.oid, 'select')
       order by t.relname, a.attnum
      """;

  private final DSLContext sql;

  CatalogueReader(DSLContext sql) {
    this.sql = sql;
  }

  ReadSchema read(String schema) {
    Map<String, TableParts> tables = new LinkedHashMap<>();
    for (Record row : sql.resultQuery(COLUMNS, schema, ReadSession.ROLE).fetch()) {
      tables
          .computeIfAbsent(
              row.get("table_name", String.class),
              _ -> new TableParts(row.get("table_comment", String.class)))
          .add(row);
    }
    @Nullable String documentation =
        sql.resultQuery(
                "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?",
                schema)
            .fetchOne(0, String.class);
    return new ReadSchema(
        schema,
        documentation,
        tables.entrySet().stream()
            .map(table -> table.getValue().toTable(schema, table.getKey()))
            .toList());
  }

  private static final class TableParts {
    private final @Nullable String documentation;
    private final List<ReadColumn> columns = new ArrayList<>();
    private final Map<Integer, String> key = new java.util.TreeMap<>();

    TableParts(@Nullable String documentation) {
      this.documentation = documentation;
    }

    void add(Record row) {
      String name = row.get("column_name", String.class);
      columns.add(
          new ReadColumn(
              name,
              row.get("type", String.class),
              row.get("sql_type", String.class),
              Kind.valueOf(row.get("kind", String.class)),
              row.get("nullable", Boolean.class),
              List.of(row.get("labels", String[].class)),
              row.get("column_comment", String.class)));
      Integer keyPosition = row.get("key_position", Integer.class);
      if (keyPosition != null) {
        key.put(keyPosition, name);
      }
    }

    ReadTable toTable(String schema, String name) {
      return new ReadTable(schema, name, documentation, List.copyOf(key.values()), columns);
    }
  }
}
