-- Runs after the migrations of each read schema (ADR 0021), so that no table can be forgotten: what a table holds is read
-- by clients only under the role leadledger_reader, which sees the rows of the tenant that the session names and no others.
-- The owner of the tables, under which projectors write, is not bound by the policy. Every step is skipped when it is done.
-- The schema that has just been migrated is the current one, so that a shadow of it is secured as well.
-- Processes that start at once take turns: PostgreSQL refuses who grants what another is granting at the same moment.

do $$
begin
  perform pg_advisory_xact_lock(hashtextextended('leadledger: let clients read', 0));
end
$$;

do $$
begin
  if not exists (select from pg_roles where rolname = 'leadledger_reader') then
    create role leadledger_reader nologin nobypassrls;
  end if;
exception
  when duplicate_object or unique_violation then null; -- another process was faster
end
$$;

do $$
declare
  reader constant name := 'leadledger_reader';
  migrated constant name := current_schema();
  provenance constant jsonb := jsonb_build_object(
    '_tenant_id', 'The tenant whose row this is; nobody else sees it.',
    '_position', 'Position in the event history of the event that last wrote this row.',
    '_event_id', 'The event that last wrote this row.');
  read_table record;
  comment record;
begin
  if not pg_has_role(current_user, reader, 'SET') then
    execute format('grant %I to %I with inherit false, set true', reader, current_user);
  end if;
  if not has_schema_privilege(reader, migrated, 'USAGE') then
    execute format('grant usage on schema %I to %I', migrated, reader);
  end if;

  for read_table in
    select c.oid, format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as is_secured
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = '_tenant_id'
    where n.nspname = migrated and c.relkind in ('r', 'p')
  loop
    if not read_table.is_secured then
      execute format('alter table %s enable row level security', read_table.name);
    end if;
    if not exists (select from pg_policy where polrelid = read_table.oid and polname = 'own_tenant') then
      execute format(
        'create policy own_tenant on %s for select to %I using (_tenant_id = '
          || '(select nullif(current_setting(''leadledger.tenant'', true), '''')::uuid))',
        read_table.name, reader);
    end if;
    if not has_table_privilege(reader, read_table.oid, 'SELECT') then
      execute format('grant select on %s to %I', read_table.name, reader);
    end if;
    for comment in
      select key as column_name, value as text
      from jsonb_each_text(provenance)
      join pg_attribute a on a.attrelid = read_table.oid and a.attname = key
      where col_description(a.attrelid, a.attnum) is null
    loop
      execute format('comment on column %s.%I is %L', read_table.name, comment.column_name, comment.text);
    end loop;
  end loop;

  -- Only views that run as whoever asks: others would see past the policies of the tables.
  for read_table in
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = migrated and c.relkind = 'v' and 'security_invoker=true' = any (c.reloptions)
      and not has_table_privilege(reader, c.oid, 'SELECT')
  loop
    execute format('grant select on %s to %I', read_table.name, reader);
  end loop;
end
$$;
