-- How fast and how far people come in a version of a funnel: what an assessment compares somebody with. No personal data.
create table command.funnel_pace (
  progress uuid not null,
  milestone text not null,
  tenant_id uuid not null,
  version uuid not null,
  entered_at timestamptz not null,
  started_at timestamptz not null,
  reached_at timestamptz,
  primary key (progress, milestone)
);
create index funnel_pace_came on command.funnel_pace (tenant_id, version, milestone, started_at);
create index funnel_pace_reached on command.funnel_pace (tenant_id, version, milestone, reached_at) where reached_at is not null;
comment on table command.funnel_pace is 'When each progress was at each milestone, in the time of the business; the cohort of an assessment.';

create index funnel_progress_funnel on command.funnel_progress (tenant_id, funnel, progress);
