-- Funnels as they are defined. Documented by name only: "the blueprint of a funnel, including milestones, prerequisites, data points,
-- and triggers"; "the order, requirements, and validation rules"; "prerequisite funnels that must be completed".

create table funnel_definition (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  funnel_id uuid not null,
  key text not null,
  version integer not null,
  status text not null default 'draft',
  name text not null,
  description text,
  subjects jsonb not null default '[]',
  stalled_after_seconds bigint,
  milestone_count integer not null,
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_definition_version_key unique (funnel_id, version),
  constraint funnel_definition_status_check check (status in ('draft', 'published', 'superseded', 'retired'))
);

create index funnel_definition_page_idx on funnel_definition (_tenant_id, created_at, id);
create index funnel_definition_key_idx on funnel_definition (tenant_id, key, version);

comment on table funnel_definition is 'The blueprint of a funnel. One row per published version, and one for the draft. Documented as FunnelDefinition.';
comment on column funnel_definition.id is 'The version.';
comment on column funnel_definition.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_definition.funnel_id is 'The funnel: the same in all its versions.';
comment on column funnel_definition.key is 'Short name of the funnel, unique within the tenant.';
comment on column funnel_definition.version is 'Which version of the funnel it is, from 1.';
comment on column funnel_definition.status is 'draft: it can be changed and not entered. published: whoever enters goes by it. superseded: a newer one is published. retired: nobody enters any more.';
comment on column funnel_definition.name is 'Name of the funnel.';
comment on column funnel_definition.description is 'What it is for.';
comment on column funnel_definition.subjects is 'Whose progress it may be of, as a list: lead, user, team, tenant.';
comment on column funnel_definition.stalled_after_seconds is 'Without progress for so long, somebody counts as stalled. Null for never.';
comment on column funnel_definition.milestone_count is 'How many milestones it has.';
comment on column funnel_definition.published_at is 'When the version was published. Null for a draft.';
comment on column funnel_definition.created_at is 'When the version was drafted last.';
comment on column funnel_definition.updated_at is 'When this row last changed.';

create table funnel_milestone (
  id uuid primary key,
  funnel_definition_id uuid not null references funnel_definition (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  key text not null,
  number integer not null,
  name text not null,
  description text,
  required boolean not null,
  confirmed boolean not null,
  requirements jsonb not null default '[]',
  validation_rule text,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_milestone_key_key unique (funnel_definition_id, key)
);

create index funnel_milestone_page_idx on funnel_milestone (_tenant_id, created_at, id);
create index funnel_milestone_order_idx on funnel_milestone (funnel_definition_id, number);

comment on table funnel_milestone is 'A step of a funnel, in one of its versions. Documented as FunnelMilestone.';
comment on column funnel_milestone.id is 'The milestone in this version.';
comment on column funnel_milestone.funnel_definition_id is 'The version.';
comment on column funnel_milestone.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_milestone.key is 'Short name of the milestone, the same in all versions.';
comment on column funnel_milestone.number is 'Its place in the order, from 1.';
comment on column funnel_milestone.name is 'Name of the milestone.';
comment on column funnel_milestone.description is 'What it is to have reached it.';
comment on column funnel_milestone.required is 'Whether the funnel is completed only with it; any other may be skipped.';
comment on column funnel_milestone.confirmed is 'Whether a person has to say so, besides, for it to be reached.';
comment on column funnel_milestone.requirements is 'Names of the data points that have to be known, as a list.';
comment on column funnel_milestone.validation_rule is 'What has to hold besides, in CEL (Common Expression Language).';
comment on column funnel_milestone.created_at is 'When the version was drafted last.';

create table funnel_prerequisite (
  id uuid primary key,
  funnel_definition_id uuid not null references funnel_definition (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  prerequisite_funnel_id uuid not null,
  prerequisite_key text not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_prerequisite_key_key unique (funnel_definition_id, prerequisite_key)
);

create index funnel_prerequisite_page_idx on funnel_prerequisite (_tenant_id, created_at, id);
create index funnel_prerequisite_funnel_idx on funnel_prerequisite (prerequisite_funnel_id);

comment on table funnel_prerequisite is 'A funnel that has to be completed before another is entered. Documented as FunnelPrerequisite.';
comment on column funnel_prerequisite.id is 'The prerequisite in this version.';
comment on column funnel_prerequisite.funnel_definition_id is 'The version that asks for it.';
comment on column funnel_prerequisite.tenant_id is 'The tenant whose funnels they are.';
comment on column funnel_prerequisite.prerequisite_funnel_id is 'The funnel that has to be completed before, funnel_definition.funnel_id.';
comment on column funnel_prerequisite.prerequisite_key is 'Short name of that funnel.';
comment on column funnel_prerequisite.created_at is 'When the version was drafted last.';

create table funnel_data_point (
  id uuid primary key,
  funnel_definition_id uuid not null references funnel_definition (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  milestone_id uuid references funnel_milestone (id) not enforced,
  name text not null,
  number integer not null,
  type text not null,
  description text,
  required boolean not null,
  json_schema jsonb,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_data_point_name_key unique (funnel_definition_id, name),
  constraint funnel_data_point_type_check
    check (type in ('text', 'integer', 'number', 'boolean', 'date', 'moment', 'money', 'email', 'phone', 'list', 'object'))
);

create index funnel_data_point_page_idx on funnel_data_point (_tenant_id, created_at, id);
create index funnel_data_point_order_idx on funnel_data_point (funnel_definition_id, number);

comment on table funnel_data_point is 'Something to be learnt in a funnel, in one of its versions. Documented as FunnelDataPoint.';
comment on column funnel_data_point.id is 'The data point in this version.';
comment on column funnel_data_point.funnel_definition_id is 'The version.';
comment on column funnel_data_point.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_data_point.milestone_id is 'The milestone that it belongs to. Null for the funnel as a whole.';
comment on column funnel_data_point.name is 'Its name, the same in all versions.';
comment on column funnel_data_point.number is 'Its place in the order, from 1.';
comment on column funnel_data_point.type is 'text, integer, number, boolean, date, moment, money, email, phone, list or object.';
comment on column funnel_data_point.description is 'What it is.';
comment on column funnel_data_point.required is 'Whether its milestone requires it.';
comment on column funnel_data_point.json_schema is 'A JSON Schema that values keep to besides. Null if the type says all.';
comment on column funnel_data_point.created_at is 'When the version was drafted last.';

create table funnel_trigger (
  id uuid primary key,
  funnel_definition_id uuid not null references funnel_definition (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  key text not null,
  number integer not null,
  event text not null,
  milestone_id uuid references funnel_milestone (id) not enforced,
  data_point_id uuid references funnel_data_point (id) not enforced,
  action text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_trigger_key_key unique (funnel_definition_id, key),
  constraint funnel_trigger_event_check
    check (event in ('milestone_reached', 'data_point_collected', 'stalled', 'completed', 'abandoned')),
  constraint funnel_trigger_action_check
    check (action in ('notify', 'create_task', 'send_message', 'start_funnel', 'start_scrape', 'call_webhook'))
);

create index funnel_trigger_page_idx on funnel_trigger (_tenant_id, created_at, id);
create index funnel_trigger_order_idx on funnel_trigger (funnel_definition_id, number);

comment on table funnel_trigger is 'What follows by itself in a funnel, in one of its versions. Documented as FunnelTrigger.';
comment on column funnel_trigger.id is 'The trigger in this version.';
comment on column funnel_trigger.funnel_definition_id is 'The version.';
comment on column funnel_trigger.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_trigger.key is 'Short name of the trigger, the same in all versions.';
comment on column funnel_trigger.number is 'Its place in the order, from 1.';
comment on column funnel_trigger.event is 'On what: milestone_reached, data_point_collected, stalled, completed or abandoned.';
comment on column funnel_trigger.milestone_id is 'On which milestone. Null for any.';
comment on column funnel_trigger.data_point_id is 'On which data point. Null for any.';
comment on column funnel_trigger.action is 'What is done: notify, create_task, send_message, start_funnel, start_scrape or call_webhook.';
comment on column funnel_trigger.settings is 'How it is done, as an object; depends on the action.';
comment on column funnel_trigger.created_at is 'When the version was drafted last.';
