-- How far somebody has come in a funnel, and what is known of them. Documented by name only: "the progress of a user, team, or tenant
-- through a specific funnel"; "collected data points for a user's funnel progress, including source and validation status".

create table funnel_progress (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  funnel_id uuid not null,
  funnel_definition_id uuid not null references funnel_definition (id) not enforced,
  version integer not null,
  subject_kind text not null,
  user_id uuid references "user" (id) not enforced,
  team_id uuid,
  status text not null default 'active',
  current_milestone_id uuid references funnel_milestone (id) not enforced,
  attributes jsonb not null default '{}',
  milestones_reached integer not null default 0,
  milestones_required integer not null,
  depth integer not null default 0,
  started_by_id uuid references funnel_progress (id) not enforced,
  entered_at timestamptz not null,
  last_progress_at timestamptz not null,
  stalled_at timestamptz,
  completed_at timestamptz,
  abandoned_at timestamptz,
  abandon_reason text,
  migrated_at timestamptz,
  migration_report jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_progress_subject_kind_check check (subject_kind in ('lead', 'user', 'team', 'tenant')),
  constraint funnel_progress_status_check check (status in ('active', 'stalled', 'completed', 'abandoned'))
);

create index funnel_progress_page_idx on funnel_progress (_tenant_id, created_at, id);
create index funnel_progress_cohort_idx on funnel_progress (funnel_id, entered_at);
create index funnel_progress_user_idx on funnel_progress (user_id, funnel_id);
create index funnel_progress_status_idx on funnel_progress (_tenant_id, funnel_id, status);

comment on table funnel_progress is 'Somebody''s way through a funnel. Documented as FunnelProgress.';
comment on column funnel_progress.id is 'The progress.';
comment on column funnel_progress.tenant_id is 'The tenant whose funnel it is; its own progress if subject_kind is tenant.';
comment on column funnel_progress.funnel_id is 'The funnel, funnel_definition.funnel_id.';
comment on column funnel_progress.funnel_definition_id is 'The version that it goes by.';
comment on column funnel_progress.version is 'Which version of the funnel that is.';
comment on column funnel_progress.subject_kind is 'Whose progress it is: lead, user (a member), team or tenant.';
comment on column funnel_progress.user_id is 'The lead or member. Null for a team or a tenant.';
comment on column funnel_progress.team_id is 'The team. Null for anybody else.';
comment on column funnel_progress.status is 'active, stalled, completed or abandoned.';
comment on column funnel_progress.current_milestone_id is 'The milestone that was started or undone last. Null once completed.';
comment on column funnel_progress.attributes is 'What was told of the subject on entering, as an object.';
comment on column funnel_progress.milestones_reached is 'How many of the required milestones are reached.';
comment on column funnel_progress.milestones_required is 'How many required milestones there are.';
comment on column funnel_progress.depth is 'How many funnels have started each other up to this one. 0: somebody entered it.';
comment on column funnel_progress.started_by_id is 'The progress whose trigger started it.';
comment on column funnel_progress.entered_at is 'When it was entered, in the time of the business: its cohort.';
comment on column funnel_progress.last_progress_at is 'When something was last learnt or reached, in the time of the business.';
comment on column funnel_progress.stalled_at is 'When it stalled. Null unless it has.';
comment on column funnel_progress.completed_at is 'When it was completed. Null unless it is.';
comment on column funnel_progress.abandoned_at is 'When it was abandoned. Null unless it is.';
comment on column funnel_progress.abandon_reason is 'Why it was abandoned.';
comment on column funnel_progress.migrated_at is 'When it was last moved to a newer version. Null if never.';
comment on column funnel_progress.migration_report is 'What that has changed, as an object of lists: kept_milestones, new_milestones, dropped_milestones, kept_data_points, dropped_data_points, invalid_data_points.';
comment on column funnel_progress.created_at is 'When it was recorded.';
comment on column funnel_progress.updated_at is 'When this row last changed.';

create table milestone_progress (
  id uuid primary key,
  funnel_progress_id uuid not null references funnel_progress (id) not enforced,
  milestone_id uuid not null references funnel_milestone (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  milestone_key text not null,
  status text not null,
  started_at timestamptz not null,
  reached_at timestamptz,
  skipped_at timestamptz,
  skip_reason text,
  undone_at timestamptz,
  undone_by_id uuid,
  facts jsonb not null default '[]',
  rule text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint milestone_progress_status_check check (status in ('started', 'reached', 'skipped'))
);

create index milestone_progress_page_idx on milestone_progress (_tenant_id, created_at, id);
create index milestone_progress_progress_idx on milestone_progress (funnel_progress_id);
create index milestone_progress_milestone_idx on milestone_progress (milestone_id, status);

comment on table milestone_progress is 'How far somebody has come with a milestone. A row from when it is next. Documented as MilestoneProgress.';
comment on column milestone_progress.id is 'The milestone within the progress.';
comment on column milestone_progress.funnel_progress_id is 'The progress.';
comment on column milestone_progress.milestone_id is 'The milestone, in the version that the progress goes by.';
comment on column milestone_progress.tenant_id is 'The tenant whose funnel it is.';
comment on column milestone_progress.milestone_key is 'Short name of the milestone, the same in all versions.';
comment on column milestone_progress.status is 'started: it is next. reached. skipped: it is left out.';
comment on column milestone_progress.started_at is 'When it was next, in the time of the business.';
comment on column milestone_progress.reached_at is 'When it was reached. Null unless it is.';
comment on column milestone_progress.skipped_at is 'When it was left out. Null unless it is.';
comment on column milestone_progress.skip_reason is 'Why. Null when it was passed by.';
comment on column milestone_progress.undone_at is 'When it was last found not to be reached after all.';
comment on column milestone_progress.undone_by_id is 'The value that showed it, data_point_collection.id.';
comment on column milestone_progress.facts is 'Ids of the values by which it was reached, data_point_collection.id, as a list.';
comment on column milestone_progress.rule is 'The rule that held of them. Null if it had none.';
comment on column milestone_progress.created_at is 'When it was recorded.';
comment on column milestone_progress.updated_at is 'When this row last changed.';

create table data_point_collection (
  id uuid primary key,
  funnel_progress_id uuid not null references funnel_progress (id) not enforced,
  data_point_id uuid references funnel_data_point (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  name text not null,
  value jsonb,
  source text not null,
  source_reference text,
  conversation_id uuid references user_conversation (id) not enforced,
  confidence double precision not null,
  validation_status text not null,
  rejection_code text,
  rejection_reason text,
  current boolean not null,
  replaced_by_id uuid,
  collected_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint data_point_collection_source_check
    check (source in ('conversation', 'page', 'form', 'person', 'api')),
  constraint data_point_collection_validation_status_check check (validation_status in ('valid', 'rejected'))
);

create index data_point_collection_page_idx on data_point_collection (_tenant_id, created_at, id);
create index data_point_collection_progress_idx on data_point_collection (funnel_progress_id, name);

comment on table data_point_collection is 'A value that was told for a data point, taken or not. Documented as DataPointCollection.';
comment on column data_point_collection.id is 'The telling.';
comment on column data_point_collection.funnel_progress_id is 'The progress that it is for.';
comment on column data_point_collection.data_point_id is 'The data point, in the version at that time. Null when the funnel has none of this name.';
comment on column data_point_collection.tenant_id is 'The tenant whose funnel it is.';
comment on column data_point_collection.name is 'Name of the data point.';
comment on column data_point_collection.value is 'The value, as JSON. Null once the lead is erased.';
comment on column data_point_collection.source is 'Where it comes from: conversation, page, form, person or api.';
comment on column data_point_collection.source_reference is 'Which conversation, page or form.';
comment on column data_point_collection.conversation_id is 'The conversation that this progress last learnt from.';
comment on column data_point_collection.confidence is 'How sure of it whoever told it is, from 0 to 1.';
comment on column data_point_collection.validation_status is 'valid: it was taken. rejected: it was not.';
comment on column data_point_collection.rejection_code is 'Why not: unknown-data-point, wrong-type, against-the-schema, surer-value-known or newer-value-known.';
comment on column data_point_collection.rejection_reason is 'The same in words.';
comment on column data_point_collection.current is 'Whether it is the value that holds.';
comment on column data_point_collection.replaced_by_id is 'The telling that took its place.';
comment on column data_point_collection.collected_at is 'When it was so, in the time of the business.';
comment on column data_point_collection.created_at is 'When it was recorded.';
comment on column data_point_collection.updated_at is 'When this row last changed.';
