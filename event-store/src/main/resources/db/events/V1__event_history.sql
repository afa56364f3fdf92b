-- The role under which clients' queries run: it owns nothing, logs in never and cannot bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'leadledger_reader') then
    create role leadledger_reader nologin nobypassrls;
  end if;
exception
  when duplicate_object or unique_violation then null; -- another process was faster
end
$$;

-- Whoever makes a role may administer it but not yet take it on. A role made by somebody else must have been granted.
do $$
begin
  if not pg_has_role(current_user, 'leadledger_reader', 'set') then
    execute format('grant leadledger_reader to %I with inherit false, set true', current_user);
  end if;
end
$$;

-- Fixed width first, so that no row is padded. Identifiers are UUIDv7: their indexes grow at one end.
create table events.domain_event_entry (
  global_index bigint generated always as identity (cache 1) primary key,
  sequence_number bigint not null,
  time_stamp timestamptz not null,
  event_identifier uuid not null,
  aggregate_identifier uuid not null,
  tenant_id uuid not null,
  actor uuid,
  type text,
  payload_type text not null,
  payload_revision text,
  payload bytea not null,
  meta_data bytea not null,
  constraint one_event_per_place_in_a_stream unique (aggregate_identifier, sequence_number)
);

comment on table events.domain_event_entry is 'Everything that has happened, in order. Personal data within payload is ciphertext.';
comment on column events.domain_event_entry.global_index is 'Position in the history. Rising, not gapless: a command that failed leaves its number unused.';
comment on column events.domain_event_entry.aggregate_identifier is 'The stream: the aggregate that it happened to.';
comment on column events.domain_event_entry.tenant_id is 'Copied from the metadata, for row-level security.';
comment on column events.domain_event_entry.actor is 'Copied from the metadata, for the history.';
comment on column events.domain_event_entry.payload is 'UTF-8 JSON';
comment on column events.domain_event_entry.meta_data is 'UTF-8 JSON';

-- One index for each way in which auditors ask, always within their tenant and in the order of the history. By stream
-- they are served by the unique constraint. Time rises with position, so a few blocks per range are enough for it.
create index domain_event_entry_by_tenant on events.domain_event_entry (tenant_id, global_index);
create index domain_event_entry_by_name on events.domain_event_entry (tenant_id, payload_type, global_index);
create index domain_event_entry_by_actor on events.domain_event_entry (tenant_id, actor, global_index);
create index domain_event_entry_by_time on events.domain_event_entry using brin (time_stamp) with (pages_per_range = 32, autosummarize = on);

-- At most one snapshot per aggregate: the newest.
create table events.snapshot_event_entry (
  aggregate_identifier uuid primary key,
  event_identifier uuid not null,
  sequence_number bigint not null,
  time_stamp timestamptz not null,
  type text not null,
  payload_type text not null,
  payload_revision text,
  payload bytea not null,
  meta_data bytea not null
) with (fillfactor = 80);

comment on table events.snapshot_event_entry is 'Aggregates as they were after some event, to load them faster. May be emptied at any time.';

-- Settled reading (docs/adr/0011): whoever appends holds this lock until its transaction has ended, from before it draws
-- its first position. It is shared, so appends never wait for each other.
create function events.announce_append() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(19532, 1);
  return null;
end
$$;

create trigger announce_append before insert on events.domain_event_entry
  for each statement execute function events.announce_append();

-- The newest visible position, and after it the transactions that are appending: in this order, each statement with a
-- snapshot of its own. Once those transactions have ended, every event up to that position is visible or never will be.
create function events.settlement(out head bigint, out appending text[]) language plpgsql volatile as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise 'the history is read in transactions that read committed data as of each statement, not at isolation level %',
      current_setting('transaction_isolation');
  end if;
  select coalesce(max(e.global_index), 0) into head from events.domain_event_entry e;
  select coalesce(array_agg(l.virtualtransaction), '{}') into appending
    from pg_locks l
    where l.locktype = 'advisory' and l.classid = 19532 and l.objid = 1 and l.objsubid = 2
      and l.database = (select d.oid from pg_database d where d.datname = current_database());
end
$$;

comment on function events.settlement() is 'The newest visible position and the transactions that may still add events before it.';

create view events.history with (security_invoker = true) as
  select
    e.global_index as position,
    e.event_identifier as event_id,
    e.tenant_id,
    e.aggregate_identifier as stream,
    e.sequence_number as sequence,
    e.payload_type as name,
    e.payload_revision as revision,
    e.time_stamp as time,
    e.actor,
    (convert_from(e.meta_data, 'UTF8')::jsonb ->> 'correlationId')::uuid as correlation,
    (convert_from(e.meta_data, 'UTF8')::jsonb ->> 'causationId')::uuid as causation,
    convert_from(e.payload, 'UTF8')::jsonb as payload
  from events.domain_event_entry e;

comment on view events.history is 'Each event as auditors read it. Personal data is ciphertext here too.';
comment on column events.history.position is 'Place in the history, rising; Event-Position of a command''s answer.';
comment on column events.history.event_id is 'The event; _event_id of the read rows that it wrote.';
comment on column events.history.tenant_id is 'The tenant in whose name it happened.';
comment on column events.history.stream is 'The aggregate that it happened to.';
comment on column events.history.sequence is 'Place in the stream, from 0.';
comment on column events.history.name is 'What happened, such as lead.LeadCaptured; permanent.';
comment on column events.history.revision is 'Revision of the payload''s form.';
comment on column events.history.time is 'When it was recorded, by the clock of the machine that recorded it.';
comment on column events.history.actor is 'The member who asked for it.';
comment on column events.history.correlation is 'The first request of the chain that led here.';
comment on column events.history.causation is 'The event that made an automation ask for it.';
comment on column events.history.payload is 'The event itself.';

alter table events.domain_event_entry enable row level security;
create policy own_tenant on events.domain_event_entry for select to leadledger_reader
  using (tenant_id = (select nullif(current_setting('leadledger.tenant', true), '')::uuid));

grant usage on schema events to leadledger_reader;
grant select on events.domain_event_entry, events.history to leadledger_reader;
