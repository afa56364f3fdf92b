package io.leadledger.query.rebuild;

import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.store.schema.MigrateFirst;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The PostgreSQL schema that is filled beside a read schema and then [takes its
/// name][Replacement].
///
/// While it is filled its tables are not logged and have no index but their primary key. How far it
/// has come stands in a table of its own that is not logged either: when PostgreSQL crashes, it
/// empties both, and whoever looks sees that the filling has to begin again.
record ShadowSchema(JdbcClient database, DataSource migrated, String live) {
  private static final String SHADOW = "_rebuild";

  String name() {
    return live + SHADOW;
  }

  /// What puts it into the live schema's place.
  Replacement replacement() {
    return new Replacement(database, live, name());
  }

  /// Makes it anew, of empty tables as the migrations make them.
  void create() {
    drop();
    MigrateFirst.migrate(migrated, ReadSchemas.migration(live, name()));
  }

  /// Whether what has been filled is still there.
  boolean survives() {
    return database
            .sql("select to_regclass(?) is not null")
            .param(name() + "._lane")
            .query(Boolean.class)
            .single()
        && database
            .sql("select exists (select from %s._lane)".formatted(name()))
            .query(Boolean.class)
            .single();
  }

  /// Makes its tables quick to fill.
  ///
  /// @param careful whether unique values are to be checked meanwhile
  /// @return the statements that complete them afterwards
  List<String> strip(boolean careful) {
    List<String> finishing = new ArrayList<>();
    // Foreign keys go first and come last: they refer to unique constraints.
    List<Definition> foreignKeys = constraints("f");
    foreignKeys.forEach(each -> execute(each.drop()));
    if (!careful) {
      for (Definition unique : constraints("u")) {
        execute(unique.drop());
        finishing.add(unique.create());
      }
      for (Definition index : indexes(name())) {
        execute(index.drop());
        finishing.add(index.create());
      }
    }
    tables().forEach(table -> execute("alter table " + table + " set unlogged"));
    foreignKeys.forEach(each -> finishing.add(each.create()));
    return finishing;
  }

  /// An index or constraint, as the statements that remove it and make it again.
  private record Definition(String drop, String create) {}

  private List<Definition> constraints(String type) {
    return database
        .sql(
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
              format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = ?::regnamespace and contype = ?::"char" and conparentid = 0
            order by conname""")
        .params(name(), type)
        .query((row, _) -> new Definition(row.getString(1), row.getString(2)))
        .list();
  }

  /// Indexes that stand for no constraint.
  private List<Definition> indexes(String schema) {
    return database
        .sql(
            """
            select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = ?::regnamespace and c.relkind = 'i'
              and not exists (select from pg_constraint where conindid = i.indexrelid)
              and not exists (select from pg_class t where t.oid = i.indrelid and t.relname like 'flyway%')
            order by 2""")
        .param(schema)
        .query((row, _) -> new Definition(row.getString(1), row.getString(2)))
        .list();
  }

  /// Its read tables, qualified and quoted.
  private List<String> tables() {
    return database
        .sql(
            """
            select c.oid::regclass::text from pg_class c
            where c.relnamespace = ?::regnamespace and c.relkind = 'r'
              and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = '_position')
            order by 1""")
        .param(name())
        .query((row, _) -> row.getString(1))
        .list();
  }

  void createLanes(Collection<Lane> lanes) {
    execute(
        """
        create unlogged table %s._lane (lane integer primary key, position bigint not null, copied_to bigint not null)"""
            .formatted(name()));
    for (Lane lane : lanes) {
      database
          .sql("insert into %s._lane values (?, ?, ?)".formatted(name()))
          .params(lane.number(), lane.position(), lane.copiedTo())
          .update();
    }
  }

  List<Lane> lanes() {
    return database
        .sql("select * from %s._lane order by lane".formatted(name()))
        .query(
            (row, _) ->
                new Lane(row.getInt("lane"), row.getLong("position"), row.getLong("copied_to")))
        .list();
  }

  /// Moves a lane on, in the transaction that writes its rows.
  ///
  /// @throws Superseded if it is not where it was left: PostgreSQL has crashed, or another process
  ///     is at work
  void advance(int lane, long from, long to) {
    int moved =
        database
            .sql(
                "update %s._lane set position = ? where lane = ? and position = ?"
                    .formatted(name()))
            .params(to, lane, from)
            .update();
    if (moved != 1) {
      throw new Superseded();
    }
  }

  /// The shadow is not as this process has left it.
  static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Copies a table's rows from the live one.
  void copy(String table) {
    record Columns(String into, String from) {}
    Columns columns =
        database
            .sql(
                """
                select string_agg(quote_ident(attname), ', ' order by attnum),
                  string_agg(case when tn.nspname = :shadow or en.nspname = :shadow
                      then format('%I::text::%s', attname, format_type(atttypid, atttypmod)) else quote_ident(attname) end,
                    ', ' order by attnum)
                from pg_attribute
                  join pg_type t on t.oid = atttypid join pg_namespace tn on tn.oid = t.typnamespace
                  left join pg_type e on e.oid = t.typelem left join pg_namespace en on en.oid = e.typnamespace
                where attrelid = format('%I.%I', :shadow::text, :table::text)::regclass
                  and attnum > 0 and not attisdropped and attgenerated = ''""")
            .param("shadow", name())
            .param("table", table)
            .query((row, _) -> new Columns(row.getString(1), row.getString(2)))
            .single();
    execute(
        "insert into %s.\"%s\" (%s) select %s from %s.\"%s\""
            .formatted(name(), table, columns.into(), columns.from(), live, table));
  }

  /// Takes over what the live schema has parked, but for one group's events if one is named.
  void copyParked(String but) {
    database
        .sql(
            """
            insert into projection.dead_letter_entry
            select (jsonb_populate_record(d, jsonb_build_object(
              'dead_letter_identifier', gen_random_uuid(),
              'processing_group', :shadow || substr(d.processing_group, length(:live) + 1)))).*
            from projection.dead_letter_entry d
            where processing_group like :live || '.%' and processing_group <> :but""")
        .param("shadow", name())
        .param("live", live)
        .param("but", but)
        .update();
  }

  /// Logs its tables, and carries out what completes them: as one, so that a crash leaves either
  /// tables to be filled again or whole ones.
  void complete(List<String> finishing) {
    List<String> missing = new ArrayList<>(finishing);
    for (Definition index : indexes(live)) {
      String own = index.create().replaceAll("\\b" + live + "\\.", name() + ".");
      if (!missing.contains(own) && !exists(own)) {
        // Made by an operator: the migrations do not know it.
        missing.add(own);
      }
    }
    tables().forEach(table -> execute("alter table " + table + " set logged"));
    execute("alter table %s._lane set logged".formatted(name()));
    missing.forEach(this::execute);
  }

  private boolean exists(String index) {
    return indexes(name()).stream().anyMatch(each -> each.create().equals(index));
  }

  void analyze() {
    tables().forEach(table -> execute("analyze " + table));
  }

  /// Removes it, with what it has parked.
  void drop() {
    execute("drop schema if exists %s cascade".formatted(name()));
    database
        .sql("delete from projection.dead_letter_entry where processing_group like ? || '.%'")
        .param(name())
        .update();
  }

  private void execute(String statement) {
    database.sql(statement).update();
  }
}
