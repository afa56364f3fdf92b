-- Jobs of reading websites as they stand, written in the transaction of the events; and how far each has come, written by the
-- worker that is at it. There is nothing here of addresses, nor of what pages say.
create table command.scrape_job (
  job uuid primary key,
  tenant_id uuid not null,
  actor uuid not null,
  series uuid not null,
  previous uuid,
  scrape_for jsonb not null,
  page_limit integer not null,
  status text not null default 'requested'
    check (status in ('requested', 'running', 'paused', 'completed', 'failed', 'cancelled')),
  reason text,
  progress jsonb,
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index scrape_job_unfinished on command.scrape_job (tenant_id, job) where status in ('requested', 'running');
create index scrape_job_tenant on command.scrape_job (tenant_id, job);
create index scrape_job_series on command.scrape_job (series, job);
comment on table command.scrape_job is 'Jobs of reading websites, and how far each has come.';
