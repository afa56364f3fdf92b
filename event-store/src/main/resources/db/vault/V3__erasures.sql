-- Who has been erased, and how far that has come. There is nothing here of the person but the id.
create table vault.erasure (
  subject uuid primary key,
  tenant_id uuid not null,
  requested_by uuid not null,
  ground text not null,
  requested_at timestamptz not null default clock_timestamp(),
  done text[] not null default '{}',
  completed_at timestamptz
);
create index erasure_unfinished on vault.erasure (requested_at) where completed_at is null;
comment on table vault.erasure is 'Subjects whose key has been destroyed, and which of their copies have been erased since.';
comment on column vault.erasure.done is 'The parts that are done; each can be done again.';
