-- The crm schema: clients, the people who work for them, and their leads. Columns as documented; those of auth_users,
-- audit_logs, lead_status_history and lead_journey_events, which are documented by name only, are our own.
-- Foreign keys to projects, deal_pipelines, deal_stages and threads come with those tables.

create type client_status_enum as enum ('active', 'suspended');
create type user_profile_status_enum as enum ('active', 'deactivated');
create type lead_status_enum as enum ('new', 'contacted', 'qualified', 'unqualified', 'converted', 'lost');
create type lead_state_enum as enum ('active', 'dormant', 'archived', 'merged', 'erased');

create table auth_users (
  id uuid primary key,
  email text,
  phone text,
  user_metadata jsonb not null default '{}',
  invited_by_user_id uuid references auth_users (id) not enforced,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deactivated_at timestamptz,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index auth_users_tenant_email_idx on auth_users (_tenant_id, email);

comment on table auth_users is 'A person who may sign in. Documented as auth.users.';
comment on column auth_users.id is 'The member.';
comment on column auth_users.email is 'E-mail address in lower case.';
comment on column auth_users.phone is 'Phone number in E.164.';
comment on column auth_users.user_metadata is 'What else the person said: first_name, last_name, avatar_url, department, job_title.';
comment on column auth_users.invited_by_user_id is 'The member who invited this one. Null for the first.';
comment on column auth_users.created_at is 'When the person became a member.';
comment on column auth_users.updated_at is 'When this row last changed.';
comment on column auth_users.deactivated_at is 'Since when the person may no longer sign in. Null while they may.';

create table clients (
  id uuid primary key,
  name text not null,
  email text,
  phone_number text,
  contact_info jsonb,
  api_key text,
  primary_contact_user_id uuid references auth_users (id) not enforced,
  whatsapp_phone_number text,
  whatsapp_number_id numeric,
  status client_status_enum not null default 'active',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint clients_name_key unique (name),
  constraint clients_email_key unique (_tenant_id, email),
  constraint clients_api_key_key unique (api_key)
);

comment on table clients is 'A customer of LeadLedger, who works on leads of its own. One row per tenant.';
comment on column clients.id is 'The client.';
comment on column clients.name is 'Name of the client, unique among all clients.';
comment on column clients.email is 'E-mail address under which the client is reached; two clients may share a mailbox.';
comment on column clients.phone_number is 'Phone number in E.164.';
comment on column clients.contact_info is 'Other ways to reach the client, as an object.';
comment on column clients.api_key is 'Fingerprint of the newest API key that is valid; never the key. Null when there is none.';
comment on column clients.primary_contact_user_id is 'The owner who registered the client.';
comment on column clients.whatsapp_phone_number is 'Number under which the client writes on WhatsApp, in E.164.';
comment on column clients.whatsapp_number_id is 'Id that WhatsApp gave to that number.';
comment on column clients.status is 'active, or suspended: it may do nothing until it is reinstated.';
comment on column clients.created_at is 'When the client was registered.';
comment on column clients.updated_at is 'When this row last changed.';

create table user_profiles (
  user_id uuid not null references auth_users (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  full_name text,
  role text not null,
  status user_profile_status_enum not null default 'active',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  primary key (user_id, client_id)
);

create index user_profiles_client_idx on user_profiles (client_id);

comment on table user_profiles is 'What a person is to a client: name, role, whether still there.';
comment on column user_profiles.user_id is 'The person.';
comment on column user_profiles.client_id is 'The client that the person works for.';
comment on column user_profiles.full_name is 'First and last name.';
comment on column user_profiles.role is 'Role within the client: owner, admin, member, analyst or auditor.';
comment on column user_profiles.status is 'active or deactivated.';
comment on column user_profiles.created_at is 'When the person became a member.';
comment on column user_profiles.updated_at is 'When this row last changed.';

create table audit_logs (
  id uuid primary key,
  client_id uuid not null references clients (id) not enforced,
  performed_by_user_id uuid not null references auth_users (id) not enforced,
  action text not null,
  entity_type text not null,
  entity_id uuid not null,
  origin text,
  correlation_id uuid,
  causation_id uuid,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index audit_logs_page_idx on audit_logs (_tenant_id, created_at, id);
create index audit_logs_entity_idx on audit_logs (entity_id);

comment on table audit_logs is
  'Who did what to what, when and by which way: one row per event. Says nothing of the content; that is in the history.';
comment on column audit_logs.id is 'The event.';
comment on column audit_logs.client_id is 'The client in whose name it was done.';
comment on column audit_logs.performed_by_user_id is 'The member who did it, or in whose name a key or an automation did.';
comment on column audit_logs.action is 'What was done: the permanent name of the event, such as lead.LeadQualified.';
comment on column audit_logs.entity_type is 'What it was done to: tenant, user, lead, company.';
comment on column audit_logs.entity_id is 'Id of that tenant, user, lead or company.';
comment on column audit_logs.origin is 'By which way it came in: api, import, automation or system.';
comment on column audit_logs.correlation_id is 'The first request of the chain that led here.';
comment on column audit_logs.causation_id is 'The event that made an automation do it. Null when somebody asked for it.';
comment on column audit_logs.created_at is 'When it was done.';

create table leads (
  id uuid primary key,
  client_id uuid not null references clients (id) not enforced,
  project_id uuid,
  external_id text,
  status lead_status_enum not null default 'new',
  state lead_state_enum not null default 'active',
  -- Each part is set by events of its own, so the documented whole is put together when it is read (ADR 0022).
  lead_data jsonb generated always as (
    coalesce(capture, '{}')
      || coalesce(jsonb_set('{}', '{contact}', contact), '{}')
      || coalesce(jsonb_set('{}', '{company}', company), '{}')
      || coalesce(jsonb_set('{}', '{custom_fields}', custom_fields), '{}')
      || coalesce(jsonb_set('{}', '{tags}', tags), '{}')
      || coalesce(jsonb_set('{}', '{score}', score), '{}')
  ) virtual,
  assigned_to_user_id uuid references auth_users (id) not enforced,
  pipeline_id uuid,
  deal_stage_id uuid,
  active_thread_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  capture jsonb,
  contact jsonb,
  company jsonb,
  custom_fields jsonb,
  tags jsonb,
  score jsonb,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index leads_page_idx on leads (_tenant_id, created_at, id);
create index leads_external_id_idx on leads (_tenant_id, external_id);
create index leads_status_idx on leads (_tenant_id, status);
create index leads_assigned_to_user_idx on leads (assigned_to_user_id);
create index leads_deal_stage_idx on leads (deal_stage_id);

comment on table leads is 'A person or business that may buy from the client. One row per lead, archived ones too.';
comment on column leads.id is 'The lead.';
comment on column leads.client_id is 'The client whose lead it is.';
comment on column leads.project_id is 'The project that the lead belongs to.';
comment on column leads.external_id is 'Id of the lead in the system that it came from; unique among the active leads of a client.';
comment on column leads.status is 'How far the sale is: new, contacted, qualified, converted, or unqualified, or lost.';
comment on column leads.state is 'Whether the lead is worked on: active, dormant, archived, merged or erased.';
comment on column leads.lead_data is
  'All that is known of the lead, as an object: source, source_details, browser_id, contact, company, custom_fields, tags, score.';
comment on column leads.assigned_to_user_id is 'The member who looks after the lead. Null when nobody does.';
comment on column leads.pipeline_id is 'The pipeline that the lead stands in.';
comment on column leads.deal_stage_id is 'The stage of that pipeline.';
comment on column leads.active_thread_id is 'The conversation thread that is open with the lead.';
comment on column leads.created_at is 'When the lead was captured, in the time of the business: before the import, for an imported lead.';
comment on column leads.updated_at is 'When this row last changed.';
comment on column leads.capture is 'Part of lead_data: source, source_details and browser_id, as the lead was captured with.';
comment on column leads.contact is 'Part of lead_data: names and ways to reach the lead.';
comment on column leads.company is 'Part of lead_data: id and name of the company that the lead belongs to.';
comment on column leads.custom_fields is 'Part of lead_data: the fields that the client defined.';
comment on column leads.tags is 'Part of lead_data: the tags of the lead.';
comment on column leads.score is 'Part of lead_data: value from 0 to 100, points by rule, model.';

create table lead_status_history (
  id uuid primary key,
  lead_id uuid not null references leads (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  previous_status lead_status_enum,
  status lead_status_enum not null,
  reason text,
  changed_by_user_id uuid not null references auth_users (id) not enforced,
  changed_at timestamptz not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index lead_status_history_lead_idx on lead_status_history (lead_id, changed_at);
create index lead_status_history_page_idx on lead_status_history (_tenant_id, created_at, id);

comment on table lead_status_history is 'Every status that a lead has had, in order: one row per change, the first one included.';
comment on column lead_status_history.id is 'The event that changed the status.';
comment on column lead_status_history.lead_id is 'The lead.';
comment on column lead_status_history.client_id is 'The client whose lead it is.';
comment on column lead_status_history.previous_status is 'The status until then. Null for the first.';
comment on column lead_status_history.status is 'The status from then on.';
comment on column lead_status_history.reason is 'Why, in the words of whoever changed it.';
comment on column lead_status_history.changed_by_user_id is 'The member who changed it, or in whose name it was changed.';
comment on column lead_status_history.changed_at is 'When it changed, in the time of the business.';
comment on column lead_status_history.created_at is 'When the change was recorded.';

create table lead_journey_events (
  id uuid primary key,
  lead_id uuid not null references leads (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  event_type text not null,
  channel text,
  event_data jsonb not null default '{}',
  caused_by_user_id uuid not null references auth_users (id) not enforced,
  occurred_at timestamptz not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index lead_journey_events_lead_idx on lead_journey_events (lead_id, occurred_at);
create index lead_journey_events_page_idx on lead_journey_events (_tenant_id, created_at, id);

comment on table lead_journey_events is 'Every touch of a lead, in order: from the first visit to the sale.';
comment on column lead_journey_events.id is 'The event.';
comment on column lead_journey_events.lead_id is 'The lead.';
comment on column lead_journey_events.client_id is 'The client whose lead it is.';
comment on column lead_journey_events.event_type is
  'What happened: captured, visited, contact_changed, tagged, assigned, interaction, contacted, scored, enriched, qualified, converted and so on.';
comment on column lead_journey_events.channel is 'On which channel: website, call, email, meeting, sms, whatsapp, linkedin. Null when on none.';
comment on column lead_journey_events.event_data is 'What one needs to know to read the journey, as an object; depends on event_type.';
comment on column lead_journey_events.caused_by_user_id is 'The member who did it, or in whose name it was done.';
comment on column lead_journey_events.occurred_at is 'When it happened, in the time of the business.';
comment on column lead_journey_events.created_at is 'When it was recorded.';
