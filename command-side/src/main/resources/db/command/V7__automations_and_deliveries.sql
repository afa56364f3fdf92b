-- How far automations have come in the history, written in the transaction of what they write.
create table command.token_entry (
  processor_name text not null,
  segment integer not null,
  token bytea,
  token_type text,
  timestamp text,
  owner text,
  primary key (processor_name, segment)
) with (fillfactor = 50);
comment on table command.token_entry is 'How far automations have come, and which process is at it.';

-- Work that follows from an event. Who takes an errand has it until it is due again (ADR 0090).
create table command.errand (
  kind text not null,
  id uuid not null,
  tenant_id uuid not null,
  stream uuid not null,
  place bigint not null,
  event_id uuid not null,
  correlation_id uuid not null,
  attempt integer not null default 0,
  due timestamptz not null default now(),
  primary key (kind, id)
);
create index errand_due on command.errand (kind, due);
create index errand_stream on command.errand (kind, stream, place);
comment on table command.errand is 'Work that follows from an event and is still to be done.';

-- How a tenant's messages leave on a channel. The secret is in the vault, under the id.
create table command.channel_sender (
  id uuid primary key,
  tenant_id uuid not null,
  channel text not null,
  kind text not null check (kind in ('webhook', 'smtp')),
  settings jsonb not null,
  actor uuid not null,
  created_at timestamptz not null default now(),
  disabled_because text,
  constraint channel_sender_of_tenant unique (tenant_id, channel)
);
comment on table command.channel_sender is 'The adapter through which a tenant''s messages leave on a channel, and the member in whose name it reports.';

-- What becomes of messages that leave. There is nothing here of what they say, nor to whom.
create table command.delivery (
  message uuid primary key,
  tenant_id uuid not null,
  channel text not null,
  conversation uuid not null,
  sequence bigint not null,
  actor uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  response integer,
  problem text,
  next_try timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index delivery_log on command.delivery (tenant_id, channel, message);
comment on table command.delivery is 'Messages that leave through an adapter, and what has become of each.';

create table command.delivery_attempt (
  message uuid not null references command.delivery on delete cascade,
  attempt integer not null,
  at timestamptz not null,
  response integer,
  problem text,
  took_ms bigint not null,
  primary key (message, attempt)
);
comment on table command.delivery_attempt is 'Each attempt to hand a message over, and how it was answered.';
