-- What is thought of somebody's progress, and what people make of it. Documented by name only: "periodic assessments of user progress in
-- a funnel, including metrics and recommendations"; "detailed analysis of funnel progress, including findings and next steps";
-- "recommended actions based on progress and analysis".

create table funnel_assessment (
  id uuid primary key,
  funnel_progress_id uuid not null references funnel_progress (id) not enforced,
  funnel_definition_id uuid not null references funnel_definition (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  occasion text not null,
  progress_version bigint not null,
  completion double precision not null,
  velocity double precision,
  cohort_size integer not null,
  stalling_risk double precision not null,
  missing_data_points jsonb not null default '[]',
  metrics jsonb not null default '[]',
  risk_facts jsonb not null default '[]',
  recommendations jsonb not null default '[]',
  assessed_at timestamptz not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_assessment_occasion_check check (occasion in ('schedule', 'request'))
);

create index funnel_assessment_page_idx on funnel_assessment (_tenant_id, created_at, id);
create index funnel_assessment_progress_idx on funnel_assessment (funnel_progress_id, assessed_at);

comment on table funnel_assessment is 'How somebody stood in a funnel at a moment, and what follows from it. Documented as FunnelAssessment.';
comment on column funnel_assessment.id is 'The assessment.';
comment on column funnel_assessment.funnel_progress_id is 'The progress.';
comment on column funnel_assessment.funnel_definition_id is 'The version that it went by then.';
comment on column funnel_assessment.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_assessment.occasion is 'schedule: it was time. request: somebody asked.';
comment on column funnel_assessment.progress_version is 'Number of the last event of the progress that it goes by.';
comment on column funnel_assessment.completion is 'How many of the required milestones are reached, of all: 0 to 1.';
comment on column funnel_assessment.velocity is 'How often faster than the median of the cohort the last milestone was reached. Null while the cohort is too small.';
comment on column funnel_assessment.cohort_size is 'How many others have reached the same milestone in the same version.';
comment on column funnel_assessment.stalling_risk is 'How likely it seems not to go on: 0 to 1, the sum of risk_facts.';
comment on column funnel_assessment.missing_data_points is 'Names of what has to be known for the next milestone and is not, as a list.';
comment on column funnel_assessment.metrics is 'The figures, as a list of objects: name, value, says, events (ids of events that it follows from).';
comment on column funnel_assessment.risk_facts is 'The facts behind the risk, as a list of the same objects; value is the weight.';
comment on column funnel_assessment.recommendations is 'What would help, the most urgent first, as a list of the same objects.';
comment on column funnel_assessment.assessed_at is 'When it was assessed.';
comment on column funnel_assessment.created_at is 'When it was recorded.';

create table funnel_analysis_record (
  id uuid primary key,
  funnel_progress_id uuid not null references funnel_progress (id) not enforced,
  funnel_assessment_id uuid not null references funnel_assessment (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  findings jsonb not null default '[]',
  next_steps jsonb not null default '[]',
  summary text,
  model text not null,
  interaction_id uuid,
  analysed_at timestamptz not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index funnel_analysis_record_page_idx on funnel_analysis_record (_tenant_id, created_at, id);
create index funnel_analysis_record_progress_idx on funnel_analysis_record (funnel_progress_id, analysed_at);

comment on table funnel_analysis_record is 'An assessment in words. Documented as FunnelAnalysisRecord.';
comment on column funnel_analysis_record.id is 'The analysis.';
comment on column funnel_analysis_record.funnel_progress_id is 'The progress.';
comment on column funnel_analysis_record.funnel_assessment_id is 'The assessment that it puts into words.';
comment on column funnel_analysis_record.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_analysis_record.findings is 'What was found, as a list of objects: name, value, says, events.';
comment on column funnel_analysis_record.next_steps is 'What to do next, the most urgent first, as a list of sentences.';
comment on column funnel_analysis_record.summary is 'All of it in a few sentences. Null once the lead is erased.';
comment on column funnel_analysis_record.model is 'Whose words the summary is: embedded, or the name of a language model.';
comment on column funnel_analysis_record.interaction_id is 'How the language model was asked, routing_history.interaction_id. Null if none was.';
comment on column funnel_analysis_record.analysed_at is 'When it was analysed.';
comment on column funnel_analysis_record.created_at is 'When it was recorded.';

create table funnel_suggested_action (
  id uuid primary key,
  funnel_progress_id uuid not null references funnel_progress (id) not enforced,
  funnel_assessment_id uuid not null references funnel_assessment (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  kind text not null,
  about text,
  title text not null,
  reason text not null,
  events jsonb not null default '[]',
  rank integer not null,
  score double precision not null,
  status text not null default 'suggested',
  decided_by uuid references "user" (id) not enforced,
  decision text,
  suggested_at timestamptz not null,
  accepted_at timestamptz,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint funnel_suggested_action_kind_check
    check (kind in ('reach_out', 'ask', 'correct', 'confirm', 'review', 'give_up')),
  constraint funnel_suggested_action_status_check
    check (status in ('suggested', 'accepted', 'dismissed', 'done', 'overtaken'))
);

create index funnel_suggested_action_page_idx on funnel_suggested_action (_tenant_id, created_at, id);
create index funnel_suggested_action_progress_idx on funnel_suggested_action (funnel_progress_id, status, rank);
create index funnel_suggested_action_urgent_idx on funnel_suggested_action (_tenant_id, status, score);

comment on table funnel_suggested_action is 'Something that would help somebody on in a funnel. Documented as FunnelSuggestedAction.';
comment on column funnel_suggested_action.id is 'The action; for the same progress and cause always the same.';
comment on column funnel_suggested_action.funnel_progress_id is 'The progress.';
comment on column funnel_suggested_action.funnel_assessment_id is 'The assessment by which it was last suggested or ranked.';
comment on column funnel_suggested_action.tenant_id is 'The tenant whose funnel it is.';
comment on column funnel_suggested_action.kind is 'reach_out, ask (for a data point), correct (ask again, what was told was refused), confirm (a milestone), review (a rule that does not hold) or give_up.';
comment on column funnel_suggested_action.about is 'Which data point or milestone. Null where there is none.';
comment on column funnel_suggested_action.title is 'What to do.';
comment on column funnel_suggested_action.reason is 'Why.';
comment on column funnel_suggested_action.events is 'Ids of the events that it follows from, as a list.';
comment on column funnel_suggested_action.rank is 'How urgent it is among those of the same progress; 1 is the most urgent.';
comment on column funnel_suggested_action.score is 'How urgent it is, from 0 to 1.';
comment on column funnel_suggested_action.status is 'suggested, accepted, dismissed, done, or overtaken: there was no reason for it any more before anybody took it up.';
comment on column funnel_suggested_action.decided_by is 'The member who accepted, dismissed or finished it last.';
comment on column funnel_suggested_action.decision is 'Why it was dismissed, or what came of it. Null once the lead is erased.';
comment on column funnel_suggested_action.suggested_at is 'When it was suggested.';
comment on column funnel_suggested_action.accepted_at is 'When a member took it up. Null if none has.';
comment on column funnel_suggested_action.decided_at is 'When it was dismissed, done or overtaken. Null while it is open.';
comment on column funnel_suggested_action.created_at is 'When it was recorded.';
comment on column funnel_suggested_action.updated_at is 'When this row last changed.';
