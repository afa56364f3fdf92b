-- A file of leads on its way into the history. Counters move together with the rejections of the same rows, so that a worker
-- that was killed goes on at rows_read.
create table command.import_job (
  id uuid primary key,
  tenant_id uuid not null,
  actor uuid not null,
  state text not null check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
  mapping jsonb not null,
  charset text not null,
  delimiter text not null,
  bytes bigint not null,
  bytes_read bigint not null default 0,
  rows_read bigint not null default 0,
  captured bigint not null default 0,
  already_there bigint not null default 0,
  rejected bigint not null default 0,
  rows_per_second double precision,
  seconds_left double precision,
  problem text,
  cancelling boolean not null default false,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_job_unfinished on command.import_job (created_at) where state in ('queued', 'running');
comment on table command.import_job is 'Imports of leads from CSV, and how far each has come.';

create table command.import_chunk (
  job uuid not null,
  number integer not null,
  sealed bytea not null,
  primary key (job, number)
);
comment on table command.import_chunk is 'The files being imported, encrypted with a key from the vault; gone when the import is done.';

create table command.import_rejection (
  job uuid not null references command.import_job (id),
  line bigint not null,
  number integer not null,
  "column" text,
  code text not null,
  reason text not null,
  primary key (job, line, number)
);
comment on table command.import_rejection is 'Rows that were not imported, and why, without what was in them.';
