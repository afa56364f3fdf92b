package io.leadledger.query.rebuild;

import io.leadledger.query.projection.ReadSchemas;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A filled shadow schema's way into the place of the live one.
///
/// @param live name of the read schema
/// @param shadow name of the schema that has been filled
record Replacement(JdbcClient database, String live, String shadow) {
  private static final String REPLACED = "_replaced";

  /// What would be lost or left behind by a switch: objects of others in the live schema, and those
  /// outside that depend on its tables.
  List<String> obstacles() {
    return database
        .sql(
            """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = :live and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and not exists (
              select from pg_class s where s.relnamespace = :shadow::regnamespace and s.relname = c.relname)
            union
            select v.oid::regclass::text from pg_depend d
              join pg_class t on t.oid = d.refobjid and t.relnamespace = :live::regnamespace
              join pg_rewrite r on r.oid = d.objid
              join pg_class v on v.oid = r.ev_class and v.relnamespace <> t.relnamespace
            where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
            union
            select k.conrelid::regclass::text from pg_constraint k
              join pg_class t on t.oid = k.confrelid and t.relnamespace = :live::regnamespace
            where k.contype = 'f' and k.connamespace <> t.relnamespace
            order by 1""")
        .param("live", live)
        .param("shadow", shadow)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Takes the live schema's place, in the present transaction: names, what others have been
  /// granted, and what is parked.
  void takePlace() {
    execute("drop table %s._lane".formatted(shadow));
    grants().forEach(this::execute);
    execute("drop schema if exists %s cascade".formatted(replaced()));
    execute("alter schema %s rename to %s".formatted(live, replaced()));
    execute("alter schema %s rename to %s".formatted(shadow, live));
    database
        .sql("delete from projection.dead_letter_entry where processing_group like ? || '.%'")
        .param(live)
        .update();
    database
        .sql(
            """
            update projection.dead_letter_entry set processing_group = ? || substr(processing_group, length(?) + 1)
            where processing_group like ? || '.%'""")
        .params(live, shadow, shadow)
        .update();
  }

  /// Privileges and policies that operators have given on the live tables and views, as statements
  /// on these.
  private List<String> grants() {
    return database
        .sql(
            """
            with live as (
              select c.oid, c.relacl, format('%I.%I', :shadow::text, c.relname) as shadow, c.relname from pg_class c
              where c.relnamespace = :live::regnamespace and c.relkind in ('r', 'v') and exists (
                select from pg_class s where s.relnamespace = :shadow::regnamespace and s.relname = c.relname)
            ), granted (what, acl, columns) as (
              select format('schema %I', :shadow::text), nspacl, '' from pg_namespace where nspname = :live
              union all
              select shadow, relacl, '' from live
              union all
              select shadow, attacl, format(' (%I)', attname)
              from live join pg_attribute on attrelid = live.oid and attacl is not null
            )
            select format('grant %s%s on %s to %s%s', a.privilege_type, columns, what,
              case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
              case when a.is_grantable then ' with grant option' else '' end)
            from granted cross join aclexplode(acl) a
            where a.grantee <> (select nspowner from pg_namespace where nspname = :live)
            union all
            select format('create policy %I on %s as %s for %s to %s%s%s', p.policyname, live.shadow, p.permissive, p.cmd,
              (select string_agg(case when role = 'public' then 'public' else quote_ident(role) end, ', ')
                from unnest(p.roles) role),
              ' using (' || p.qual || ')', ' with check (' || p.with_check || ')')
            from pg_policies p join live on live.relname = p.tablename
            where p.schemaname = :live and not exists (
              select from pg_policies s
              where s.schemaname = :shadow and s.tablename = p.tablename and s.policyname = p.policyname)""")
        .param("live", live)
        .param("shadow", shadow)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Removes the schema whose place was taken, in the present transaction; does not wait long for
  /// those who still read it.
  void dropReplaced() {
    execute("set local lock_timeout = '1s'");
    execute("drop schema if exists %s cascade".formatted(replaced()));
  }

  /// Read schemas whose former tables are still there.
  static List<String> replaced(JdbcClient database) {
    return database
        .sql(
            """
            select left(nspname, -length(:replaced)) from pg_namespace
            where right(nspname, length(:replaced)) = :replaced and left(nspname, -length(:replaced)) in (:schemas)""")
        .param("replaced", REPLACED)
        .param("schemas", ReadSchemas.DOCUMENTED)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private String replaced() {
    return live + REPLACED;
  }

  private void execute(String statement) {
    database.sql(statement).update();
  }
}
