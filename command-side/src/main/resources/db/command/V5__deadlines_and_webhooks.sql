-- Deadlines that survive a restart, as db-scheduler keeps them. Written in the transaction of the events that set them.
create table command.scheduled_task (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on command.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on command.scheduled_task (last_heartbeat);
comment on table command.scheduled_task is 'What is to be done at a later moment, by whichever process comes first.';

-- Addresses at which providers of channels tell of messages. The secret that they sign with is in the vault.
create table command.channel_webhook (
  id uuid primary key,
  tenant_id uuid not null,
  channel text not null,
  name text not null,
  actor uuid not null,
  created_at timestamptz not null default now(),
  revoked boolean not null default false
);
create index channel_webhook_tenant on command.channel_webhook (tenant_id, channel);
comment on table command.channel_webhook is 'Inbound webhooks of a tenant, each for one channel, and the member in whose name they speak.';
