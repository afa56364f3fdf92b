-- How language models are chosen, and each choice that was made. Documented by name only: "configuration for routing tasks
-- to LLM providers based on type, cost, and performance", "tenant-specific preferences for task routing", "history of
-- routing decisions for auditing and performance tracking; links to conversations and messages through identifiers".

create table router_config (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  task_type text not null,
  strategy text not null,
  candidates jsonb not null default '[]',
  minimum_quality numeric,
  maximum_attempts integer not null,
  cool_down_seconds integer not null,
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint router_config_task_type_key unique (tenant_id, task_type),
  constraint router_config_strategy_check check (strategy in ('weighted', 'lowest_cost', 'lowest_latency', 'usage_aware'))
);

create index router_config_page_idx on router_config (_tenant_id, created_at, id);

comment on table router_config is 'How a language model is chosen for one kind of task. Documented as RouterConfig.';
comment on column router_config.id is 'The router.';
comment on column router_config.tenant_id is 'The tenant whose tasks it routes.';
comment on column router_config.task_type is 'The kind of task, such as analysis.';
comment on column router_config.strategy is 'weighted, lowest_cost, lowest_latency or usage_aware.';
comment on column router_config.candidates is
  'The models that may be asked, each with model_id, priority, weight, input_cost and output_cost (per million tokens), latency_ms, quality, requests_per_minute, maximum_input_tokens, maximum_output_tokens, timeout_ms.';
comment on column router_config.minimum_quality is 'Below which a candidate is not asked. Null for no such limit.';
comment on column router_config.maximum_attempts is 'How many models are asked in turn at most.';
comment on column router_config.cool_down_seconds is 'For how long a model that failed is left alone.';
comment on column router_config.enabled is 'Whether models are asked for these tasks at all.';
comment on column router_config.created_at is 'When it was configured.';
comment on column router_config.updated_at is 'When this row last changed.';

create table routing_preference (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  strategy text,
  excluded_models jsonb not null default '[]',
  budget numeric,
  budget_period text,
  maximum_cost numeric,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint routing_preference_tenant_id_key unique (tenant_id),
  constraint routing_preference_strategy_check
    check (strategy in ('weighted', 'lowest_cost', 'lowest_latency', 'usage_aware')),
  constraint routing_preference_budget_period_check check (budget_period in ('day', 'month'))
);

create index routing_preference_page_idx on routing_preference (_tenant_id, created_at, id);

comment on table routing_preference is 'What a tenant wishes of all routing. Documented as RoutingPreference.';
comment on column routing_preference.id is 'The preference; a tenant has one.';
comment on column routing_preference.tenant_id is 'The tenant.';
comment on column routing_preference.strategy is 'Instead of the routers'' own. Null for theirs.';
comment on column routing_preference.excluded_models is 'Ids of models that are never asked.';
comment on column routing_preference.budget is 'What may be spent in a period, in the currency of the tenant''s prices. Null for no limit.';
comment on column routing_preference.budget_period is 'day or month, in UTC. Null when there is no budget.';
comment on column routing_preference.maximum_cost is 'What one question to one model may cost at most. Null for no limit.';
comment on column routing_preference.created_at is 'When these wishes were stated.';
comment on column routing_preference.updated_at is 'When this row last changed.';

create table routing_history (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  interaction_id uuid not null,
  task_type text not null,
  user_id uuid references "user" (id) not enforced,
  conversation_id uuid references user_conversation (id) not enforced,
  message_id uuid references conversation_message (id) not enforced,
  attempt integer not null,
  strategy text not null,
  candidates jsonb not null default '[]',
  model_id uuid,
  model_name text,
  reason text not null,
  outcome text not null,
  reserved_cost numeric,
  cost numeric,
  input_tokens integer,
  output_tokens integer,
  latency_ms integer,
  decided_at timestamptz not null,
  finished_at timestamptz,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint routing_history_outcome_check
    check (outcome in ('asked', 'answered', 'wrong_answer', 'timed_out', 'rate_limited', 'unavailable', 'refused',
      'interrupted', 'none_available'))
);

create index routing_history_page_idx on routing_history (_tenant_id, decided_at, id);
create index routing_history_interaction_idx on routing_history (interaction_id, attempt);
create index routing_history_conversation_idx on routing_history (conversation_id, decided_at);
create index routing_history_model_idx on routing_history (model_id, decided_at);

comment on table routing_history is 'Each choice of a language model, why it was made, and what came of it. Documented as RoutingHistory.';
comment on column routing_history.id is 'The decision.';
comment on column routing_history.tenant_id is 'The tenant in whose name it was asked.';
comment on column routing_history.interaction_id is 'The question, crm.ai_interactions.id; it is asked anew after a failure.';
comment on column routing_history.task_type is 'The kind of task.';
comment on column routing_history.user_id is 'The lead whom it is about. Null when it is about none.';
comment on column routing_history.conversation_id is 'The conversation that it is about.';
comment on column routing_history.message_id is 'The message that it is about.';
comment on column routing_history.attempt is 'The how many-th model of this question it is, from 1.';
comment on column routing_history.strategy is 'By which the candidates were ranked.';
comment on column routing_history.candidates is
  'What was thought of each candidate: model_id, model_name, priority, rank, chosen, reason, estimated_cost, expected_latency_ms, quality.';
comment on column routing_history.model_id is 'The model that was chosen. Null when none could be asked.';
comment on column routing_history.model_name is 'What it was called then.';
comment on column routing_history.reason is 'Why it was chosen, in words.';
comment on column routing_history.outcome is 'asked (no answer yet), answered, wrong_answer, timed_out, rate_limited, unavailable, refused, interrupted (LeadLedger ended while it waited) or none_available.';
comment on column routing_history.reserved_cost is 'What was set aside from the budget before asking: the most that it could cost.';
comment on column routing_history.cost is 'What it did cost. Null while there is no answer.';
comment on column routing_history.input_tokens is 'Tokens that went in, as the provider counted.';
comment on column routing_history.output_tokens is 'Tokens that came out.';
comment on column routing_history.latency_ms is 'How long the answer, or the failure, took.';
comment on column routing_history.decided_at is 'When it was decided.';
comment on column routing_history.finished_at is 'When the outcome was known.';
