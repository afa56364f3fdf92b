-- What routing goes by: models, prompts, routers and wishes of each tenant as they stand, as JSON. Written in the
-- transaction of the events that say it.
create table command.routing_book (
  tenant_id uuid not null,
  kind text not null,
  key text not null,
  content jsonb not null,
  primary key (tenant_id, kind, key),
  constraint routing_book_kind check (kind in ('model', 'router', 'prompt-version', 'prompt-in-use', 'wishes'))
);
comment on table command.routing_book is 'Language models, prompts, routers and wishes of each tenant, as they stand.';

-- What each tenant has spent on language models, or set aside for questions that are being asked. Never more than the
-- budget, against which it is held under a lock (ADR 0087).
create table command.ai_spending (
  tenant_id uuid not null,
  period text not null,
  used numeric not null default 0,
  primary key (tenant_id, period)
);
comment on table command.ai_spending is 'What each tenant has spent on language models in each day and month, in UTC, with what is set aside.';
comment on column command.ai_spending.period is 'Such as 2026-11-21 or 2026-11.';

-- What is set aside for a question that is being asked. What was set aside by a process that is gone stays spent.
create table command.ai_reservation (
  decision uuid primary key,
  tenant_id uuid not null,
  actor uuid not null,
  interaction uuid not null,
  amount numeric not null,
  periods text[] not null,
  made_at timestamptz not null default now(),
  until timestamptz not null
);
create index ai_reservation_until on command.ai_reservation (until);
comment on table command.ai_reservation is 'Questions that are being asked, and what is set aside for each.';
