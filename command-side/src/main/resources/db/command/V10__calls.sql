-- Campaigns of calls as they stand, and each lead that one is to call. Written in the transaction of the events.
create table command.call_campaign (
  campaign uuid primary key,
  tenant_id uuid not null,
  content jsonb not null
);
comment on table command.call_campaign is 'Campaigns of AI calls: name, status and plan, as JSON.';

create table command.ai_call (
  call uuid primary key,
  tenant_id uuid not null,
  campaign uuid not null,
  lead uuid not null,
  conversation uuid not null,
  status text not null default 'entered'
    check (status in ('entered', 'planned', 'dialled', 'completed', 'failed', 'cancelled')),
  attempt integer not null default 0,
  due timestamptz not null default now(),
  constraint ai_call_lead unique (campaign, lead)
);
create index ai_call_status on command.ai_call (campaign, status, call);
comment on table command.ai_call is 'Whom campaigns call, and how far each call is.';

-- What the provided telephony adapter would have dialled. Of numbers only the last digits.
create table command.dialled_call (
  call uuid not null,
  attempt integer not null,
  tenant_id uuid not null,
  lead uuid not null,
  phone_ending text not null,
  script text not null,
  at timestamptz not null default now(),
  primary key (call, attempt)
);
comment on table command.dialled_call is 'What would have been dialled, if a telephony provider were connected.';
