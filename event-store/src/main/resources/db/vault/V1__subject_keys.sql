-- Keys of data subjects, each encrypted with the master key, which is not in the database. In order of creation, because
-- subjects are UUIDv7.
create table vault.subject_key (
  subject uuid primary key,
  wrapped_key bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint destroyed_or_whole check ((wrapped_key is null) = (destroyed_at is not null))
);

comment on table vault.subject_key is 'The key that each data subject''s personal data is encrypted with.';
comment on column vault.subject_key.wrapped_key is 'AES-256 key, encrypted with the master key; null once destroyed, which makes the subject''s data unreadable for ever.';

-- What the master key must be able to open: a wrong one is refused at the start.
create table vault.master_key_check (
  only_row boolean primary key default true check (only_row),
  sealed bytea not null
);

comment on table vault.master_key_check is 'A known text under the master key, to tell a wrong key at once.';
