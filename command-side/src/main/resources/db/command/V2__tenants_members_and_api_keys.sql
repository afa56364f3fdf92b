-- The one tenant whose owners run this installation, and how far its first start has come. The ids are chosen before
-- anything is done with them, so that an interrupted start goes on where it was.
create table command.installation (
  singleton boolean primary key default true check (singleton),
  operator_tenant uuid not null,
  first_owner uuid not null,
  admin_key_told boolean not null default false
);
comment on table command.installation is 'The operator''s tenant, its first owner, and whether the admin key has been written to its file.';

create table command.tenant (
  tenant_id uuid primary key,
  suspended boolean not null default false
);
comment on table command.tenant is 'Every tenant, and whether it is suspended: looked up before every command and every token.';

create table command.member (
  user_id uuid primary key,
  tenant_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'member', 'analyst', 'auditor')),
  active boolean not null default true
);
create index member_active_owner on command.member (tenant_id) where active and role = 'owner';
comment on table command.member is 'What each member may do: looked up before every token, and to keep a tenant''s last owner.';

-- Of a key's secret there is only a hash (Argon2id); the fingerprint names the key to people.
create table command.api_key (
  key_id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('owner', 'admin', 'member', 'analyst', 'auditor')),
  fingerprint text not null,
  secret_hash text not null,
  expires_at timestamptz,
  revoked boolean not null default false
);
comment on table command.api_key is 'API keys that can be exchanged for access tokens.';
