-- A read schema that is filled anew from the history beside the live one, and then put in its place.
create table projection.rebuild (
  id uuid primary key,
  schema text not null,
  processing_group text,
  from_position bigint,
  hold boolean not null,
  state text not null
    check (state in ('queued', 'filling', 'indexing', 'comparing', 'ready', 'switched', 'cancelled', 'failed')),
  cancelling boolean not null default false,
  careful boolean not null default false,
  finishing text[] not null default '{}',
  position bigint not null default 0,
  target bigint not null default 0,
  events_per_second double precision not null default 0,
  seconds_left double precision,
  problem text,
  tables jsonb not null default '[]',
  requested_by uuid not null,
  requested_at timestamptz not null default now(),
  finished_at timestamptz
);

create unique index one_rebuild_of_a_schema on projection.rebuild (schema)
  where state not in ('switched', 'cancelled', 'failed');

comment on table projection.rebuild is 'Rebuilds of read schemas, and how far each has come. Holds no values of rows.';
comment on column projection.rebuild.careful is 'Whether unique values are checked while rows are written, because they were not unique afterwards.';
comment on column projection.rebuild.finishing is 'Statements that complete the tables once they are filled: indexes and constraints.';
comment on column projection.rebuild.tables is 'How the filled tables differ from the live ones: counts and keys.';
