-- Language models of a client, the prompts they are asked with, and what they were asked and answered. Columns as
-- documented; prompts are documented to be unique by client, name and version, so they have a version.

create type model_status_enum as enum ('active', 'retired');
create type prompt_status_enum as enum ('draft', 'active', 'archived');
create type interaction_status_enum as enum ('requested', 'routed', 'completed', 'failed');

create table ai_models (
  id uuid primary key,
  name text not null,
  provider text not null,
  model_identifier text not null,
  status model_status_enum not null default 'active',
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint ai_models_name_key unique (_tenant_id, name)
);

create index ai_models_page_idx on ai_models (_tenant_id, created_at, id);

comment on table ai_models is 'A language model that may be asked.';
comment on column ai_models.id is 'The model.';
comment on column ai_models.name is 'What it is called here. No other model of the client has this name.';
comment on column ai_models.provider is 'How it is spoken to: openai (any address that speaks OpenAI''s way) or anthropic.';
comment on column ai_models.model_identifier is 'What its provider calls it.';
comment on column ai_models.status is 'active or retired.';
comment on column ai_models.created_at is 'When it was registered.';

create table ai_prompts (
  id uuid primary key,
  client_id uuid not null references clients (id) not enforced,
  name text not null,
  version integer not null,
  prompt_text text not null,
  model_id uuid references ai_models (id) not enforced,
  status prompt_status_enum not null default 'draft',
  created_by_user_id uuid not null references auth_users (id) not enforced,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint ai_prompts_client_id_name_version_key unique (client_id, name, version)
);

create index ai_prompts_page_idx on ai_prompts (_tenant_id, created_at, id);
create index ai_prompts_model_idx on ai_prompts (model_id);

comment on table ai_prompts is 'Instructions for language models: one version of a prompt.';
comment on column ai_prompts.id is 'The version.';
comment on column ai_prompts.client_id is 'The client whose prompt it is.';
comment on column ai_prompts.name is 'The prompt''s name; one that is named after a task type is used for those tasks.';
comment on column ai_prompts.version is 'Which version it is, from 1.';
comment on column ai_prompts.prompt_text is 'What the models are told.';
comment on column ai_prompts.model_id is 'The model that it is written for. Null when it is for any.';
comment on column ai_prompts.status is 'draft, active (the one in use) or archived.';
comment on column ai_prompts.created_by_user_id is 'The member who wrote it.';
comment on column ai_prompts.created_at is 'When it was written.';

create table ai_interactions (
  id uuid primary key,
  client_id uuid not null references clients (id) not enforced,
  lead_id uuid references leads (id) not enforced,
  conversation_id uuid references conversations (id) not enforced,
  message_id uuid references messages (id) not enforced,
  prompt_id uuid references ai_prompts (id) not enforced,
  model_id uuid references ai_models (id) not enforced,
  status interaction_status_enum not null,
  input_data jsonb,
  output_data jsonb,
  timestamp timestamptz not null,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index ai_interactions_page_idx on ai_interactions (_tenant_id, timestamp, id);
create index ai_interactions_lead_idx on ai_interactions (lead_id, timestamp);
create index ai_interactions_conversation_idx on ai_interactions (conversation_id, timestamp);
create index ai_interactions_model_idx on ai_interactions (model_id, timestamp);

comment on table ai_interactions is 'One question that language models were asked, and its answer.';
comment on column ai_interactions.id is 'The interaction.';
comment on column ai_interactions.client_id is 'The client in whose name it was asked.';
comment on column ai_interactions.lead_id is 'The lead whom it is about. Null when it is about none.';
comment on column ai_interactions.conversation_id is 'The conversation that it is about.';
comment on column ai_interactions.message_id is 'The message that it is about.';
comment on column ai_interactions.prompt_id is 'The version of the prompt that was used. Null when LeadLedger''s own instructions were.';
comment on column ai_interactions.model_id is 'The model that was asked last. Null until one was chosen.';
comment on column ai_interactions.status is 'requested, routed, completed or failed.';
comment on column ai_interactions.input_data is 'What was asked. Null once the lead is erased.';
comment on column ai_interactions.output_data is 'What was answered. Null while there is no answer, and once the lead is erased.';
comment on column ai_interactions.timestamp is 'When it was asked.';

comment on column audit_logs.entity_type is
  'What it was done to: tenant, user, lead, company, conversation, ai_model, ai_prompt, router_config and so on.';
comment on column audit_logs.entity_id is 'Its id.';
