-- Secrets of the installation itself, such as the key that access tokens are signed with, each encrypted with the master
-- key.
create table vault.secret (
  name text primary key,
  sealed bytea not null,
  created_at timestamptz not null default now()
);
comment on table vault.secret is 'Secrets of the installation, encrypted with the master key.';
