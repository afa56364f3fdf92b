-- Campaigns of AI calls, and the calls that they make. Documented by name only: "automated calling campaigns",
-- "individual AI call records"; an organization runs campaigns, users create them, a campaign executes calls, a lead
-- receives calls, a call creates an interaction.

create table ai_call_campaigns (
  id uuid primary key,
  organization_id uuid not null references organizations (id) not enforced,
  created_by uuid not null references users (id) not enforced,
  name varchar not null,
  status varchar not null default 'draft',
  script text not null,
  timezone varchar not null,
  days jsonb not null,
  calls_from time not null,
  calls_to time not null,
  not_before timestamp,
  not_after timestamp,
  maximum_attempts integer not null,
  retry_minutes integer not null,
  calls_at_once integer not null,
  audience integer not null default 0,
  calls_completed integer not null default 0,
  calls_failed integer not null default 0,
  calls_open integer not null default 0,
  started_at timestamp,
  ended_at timestamp,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint ai_call_campaigns_status_check check (status in ('draft', 'running', 'paused', 'completed', 'cancelled'))
);

create index ai_call_campaigns_page_idx on ai_call_campaigns (_tenant_id, created_at, id);

comment on table ai_call_campaigns is 'A campaign of calls that an AI agent makes.';
comment on column ai_call_campaigns.id is 'The campaign.';
comment on column ai_call_campaigns.organization_id is 'The organization that runs it.';
comment on column ai_call_campaigns.created_by is 'The user who planned it.';
comment on column ai_call_campaigns.name is 'What it is called.';
comment on column ai_call_campaigns.status is 'draft, running, paused, completed or cancelled.';
comment on column ai_call_campaigns.script is 'What the agent is to say and to find out.';
comment on column ai_call_campaigns.timezone is 'In which days and times are meant.';
comment on column ai_call_campaigns.days is 'Days of the week on which calls are made, as a list such as ["MONDAY"].';
comment on column ai_call_campaigns.calls_from is 'The first moment of a day at which calls are made.';
comment on column ai_call_campaigns.calls_to is 'After the last.';
comment on column ai_call_campaigns.not_before is 'The first moment of all. Null for at once.';
comment on column ai_call_campaigns.not_after is 'After the last of all. Null for no end.';
comment on column ai_call_campaigns.maximum_attempts is 'How often a lead is called at most.';
comment on column ai_call_campaigns.retry_minutes is 'Pause after the first attempt that reached nobody; doubled after each further one.';
comment on column ai_call_campaigns.calls_at_once is 'How many calls may be under way.';
comment on column ai_call_campaigns.audience is 'How many leads are to be called.';
comment on column ai_call_campaigns.calls_completed is 'Calls that reached somebody.';
comment on column ai_call_campaigns.calls_failed is 'Calls that were given up or cancelled.';
comment on column ai_call_campaigns.calls_open is 'Calls that are still to be made, or under way.';
comment on column ai_call_campaigns.started_at is 'When it was last started.';
comment on column ai_call_campaigns.ended_at is 'When it was completed or cancelled.';
comment on column ai_call_campaigns.created_at is 'When it was planned.';
comment on column ai_call_campaigns.updated_at is 'When this row last changed.';

create table ai_calls (
  id uuid primary key,
  organization_id uuid not null references organizations (id) not enforced,
  campaign_id uuid not null references ai_call_campaigns (id) not enforced,
  lead_id uuid not null references leads (id) not enforced,
  interaction_id uuid references interactions (id) not enforced,
  status varchar not null,
  attempts integer not null default 0,
  outcome varchar,
  duration integer,
  recording_url varchar,
  transcript text,
  sentiment varchar,
  dialled_at timestamp,
  next_attempt_at timestamp,
  started_at timestamp,
  ended_at timestamp,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint ai_calls_status_check check (status in ('planned', 'dialled', 'completed', 'failed', 'cancelled')),
  constraint ai_calls_sentiment_check check (sentiment in ('positive', 'neutral', 'negative'))
);

create index ai_calls_page_idx on ai_calls (_tenant_id, created_at, id);
create index ai_calls_campaign_idx on ai_calls (campaign_id, status);
create index ai_calls_lead_idx on ai_calls (lead_id, created_at);

comment on table ai_calls is 'One lead that a campaign calls, until somebody answers or it is given up.';
comment on column ai_calls.id is 'The call.';
comment on column ai_calls.organization_id is 'The organization that calls.';
comment on column ai_calls.campaign_id is 'The campaign.';
comment on column ai_calls.lead_id is 'The lead.';
comment on column ai_calls.interaction_id is 'The interaction that it created, which is the conversation. Null until somebody answered.';
comment on column ai_calls.status is 'planned, dialled, completed, failed or cancelled.';
comment on column ai_calls.attempts is 'How often it was dialled.';
comment on column ai_calls.outcome is 'Of the last attempt: answered, no_answer, busy, voicemail, failed, no_number or no_result. Null before.';
comment on column ai_calls.duration is 'For how long somebody talked, in seconds.';
comment on column ai_calls.recording_url is 'Where the recording is. Null once the lead is erased.';
comment on column ai_calls.transcript is 'What was said, a line for each turn. Null once the lead is erased.';
comment on column ai_calls.sentiment is 'How the lead sounded: positive, neutral or negative. Null when the provider did not tell.';
comment on column ai_calls.dialled_at is 'When it was last dialled.';
comment on column ai_calls.next_attempt_at is 'Not before when it is dialled again. Null when it is not.';
comment on column ai_calls.started_at is 'When somebody answered.';
comment on column ai_calls.ended_at is 'When they hung up.';
comment on column ai_calls.created_at is 'When it was planned.';
comment on column ai_calls.updated_at is 'When this row last changed.';
