-- What makes a value unique: whoever holds it among the aggregates of one tenant. The value itself is not here, only a
-- digest that cannot be made without a key.
create table command.claim (
  tenant_id uuid not null,
  kind text not null,
  digest bytea not null,
  holder uuid not null,
  primary key (tenant_id, kind, digest)
);
create index claim_holder on command.claim (holder);
comment on table command.claim is 'Values that are unique within a tenant, such as an e-mail address among active leads, and the aggregate that holds each.';

-- Answers to requests with an Idempotency-Key; the columns of the answer are filled before the transaction ends.
create table command.idempotency_key (
  tenant_id uuid not null,
  key bytea not null,
  request bytea not null,
  aggregate_id uuid,
  version bigint,
  position bigint,
  created_at timestamptz not null default now(),
  primary key (tenant_id, key)
);
create index idempotency_key_created_at on command.idempotency_key (created_at);
comment on table command.idempotency_key is 'Requests that were carried out once, by the digest of their Idempotency-Key, and their answers.';
