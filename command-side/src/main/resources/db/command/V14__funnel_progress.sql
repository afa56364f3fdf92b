-- Who is in which funnel, and how it stands. Written in the transaction of the events.
create table command.funnel_progress (
  progress uuid primary key,
  tenant_id uuid not null,
  funnel uuid not null,
  version uuid not null,
  subject_kind text not null,
  subject uuid not null,
  status text not null check (status in ('active', 'stalled', 'completed', 'abandoned')),
  depth integer not null
);
create unique index funnel_progress_open on command.funnel_progress (tenant_id, funnel, subject)
  where status in ('active', 'stalled');
create index funnel_progress_subject on command.funnel_progress (tenant_id, subject);
comment on table command.funnel_progress is 'Progress through funnels; of each subject one is open per funnel.';
