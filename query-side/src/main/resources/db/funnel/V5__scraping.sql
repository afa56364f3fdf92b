-- Websites that are read. Documented by name only: "a scraping task initiated by a user or team; tracks status and results",
-- "individual pages scraped during a job, including metadata and content", "the progress of a scraping job over time".

create table website_scrape_job (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  user_id uuid not null references "user" (id) not enforced,
  lead_id uuid references "user" (id) not enforced,
  company_id uuid,
  funnel_progress_id uuid,
  previous_job_id uuid references website_scrape_job (id) not enforced,
  purpose text,
  start_urls jsonb not null default '[]',
  scope jsonb not null default '{}',
  limits jsonb not null default '{}',
  status text not null default 'requested',
  reason text,
  pages_read integer not null default 0,
  pages_skipped jsonb not null default '{}',
  pages_failed integer not null default 0,
  pages_added integer not null default 0,
  pages_changed integer not null default 0,
  pages_gone integer not null default 0,
  bytes bigint not null default 0,
  active_ms bigint not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint website_scrape_job_status_check
    check (status in ('requested', 'running', 'paused', 'completed', 'failed', 'cancelled'))
);

create index website_scrape_job_page_idx on website_scrape_job (_tenant_id, created_at, id);
create index website_scrape_job_lead_idx on website_scrape_job (lead_id, created_at);
create index website_scrape_job_company_idx on website_scrape_job (company_id, created_at);

comment on table website_scrape_job is 'A website that is read, why, and what came of it. Documented as WebsiteScrapeJob.';
comment on column website_scrape_job.id is 'The job.';
comment on column website_scrape_job.tenant_id is 'The tenant that has it read.';
comment on column website_scrape_job.user_id is 'The member who asked for it.';
comment on column website_scrape_job.lead_id is 'The lead whom it serves. Null when it serves none.';
comment on column website_scrape_job.company_id is 'The company whose website it is. Null when that is not known.';
comment on column website_scrape_job.funnel_progress_id is 'The progress through a funnel whose data points are looked for. Null when there is none.';
comment on column website_scrape_job.previous_job_id is 'The last job of the same scope, against which its pages are compared. Null for the first.';
comment on column website_scrape_job.purpose is 'Why it is read.';
comment on column website_scrape_job.start_urls is 'Where reading begins, as a list of addresses.';
comment on column website_scrape_job.scope is 'Which addresses belong to it: within (host, domain or path), include, exclude.';
comment on column website_scrape_job.limits is 'How far it may go: pages, depth, bytes, minutes.';
comment on column website_scrape_job.status is 'requested, running, paused, completed, failed or cancelled.';
comment on column website_scrape_job.reason is 'Why it ended so: finished, the limit that was reached (pages, bytes, minutes), or why nothing could be read.';
comment on column website_scrape_job.pages_read is 'Pages read as of the last report, those included that had not changed.';
comment on column website_scrape_job.pages_skipped is 'Addresses that were not read as of the last report, by reason.';
comment on column website_scrape_job.pages_failed is 'Addresses that could not be read as of the last report.';
comment on column website_scrape_job.pages_added is 'Pages that the previous job did not have.';
comment on column website_scrape_job.pages_changed is 'Pages that have changed since the previous job.';
comment on column website_scrape_job.pages_gone is 'Pages of the previous job that are there no longer.';
comment on column website_scrape_job.bytes is 'Bytes received as of the last report.';
comment on column website_scrape_job.active_ms is 'Milliseconds of work, without pauses.';
comment on column website_scrape_job.started_at is 'When reading began.';
comment on column website_scrape_job.ended_at is 'When it was completed, failed or cancelled.';
comment on column website_scrape_job.created_at is 'When it was asked for.';
comment on column website_scrape_job.updated_at is 'When this row last changed.';

create table website_page (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  job_id uuid not null references website_scrape_job (id) not enforced,
  same_page_id uuid references website_page (id) not enforced,
  url text,
  final_url text,
  status text not null,
  reason text,
  detail text,
  http_status integer,
  attempts integer not null default 1,
  depth integer,
  change text,
  changed jsonb not null default '[]',
  previous_page_id uuid references website_page (id) not enforced,
  title text,
  description text,
  language text,
  canonical_url text,
  content text,
  content_cut boolean not null default false,
  content_hash text,
  content_type text,
  links jsonb not null default '[]',
  link_count integer,
  metadata jsonb not null default '{}',
  facts jsonb not null default '[]',
  bytes bigint,
  fetch_ms bigint,
  scraped_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint website_page_status_check check (status in ('scraped', 'unchanged', 'skipped', 'failed', 'gone')),
  constraint website_page_change_check check (change in ('added', 'changed'))
);

create index website_page_page_idx on website_page (_tenant_id, created_at, id);
create index website_page_job_idx on website_page (job_id, id);
create index website_page_content_idx on website_page using gin (to_tsvector('simple'::regconfig, content));
create index website_page_title_idx on website_page using gin (to_tsvector('simple'::regconfig, title));

comment on table website_page is 'An address that a job has looked at, and what stood there. Documented as WebsitePage.';
comment on column website_page.id is 'The page, as one job has found it.';
comment on column website_page.tenant_id is 'The tenant that has it read.';
comment on column website_page.job_id is 'The job.';
comment on column website_page.same_page_id is 'The page of an earlier job that holds the content, when nothing has changed since.';
comment on column website_page.url is 'Under which it was asked for.';
comment on column website_page.final_url is 'Under which it was found, after redirects.';
comment on column website_page.status is 'scraped; unchanged since an earlier job; skipped or failed, with the reason; or gone.';
comment on column website_page.reason is
  'Why it was not read: address_not_allowed, robots, off_scope, redirects, redirect_target, type, encoding, too_large, compression_bomb, duplicate, noindex, trap; or the error.';
comment on column website_page.detail is 'Which page it duplicates, which type it has, and the like.';
comment on column website_page.http_status is 'As the server answered.';
comment on column website_page.attempts is 'How often it was asked for.';
comment on column website_page.depth is 'How many links it is away from where reading began.';
comment on column website_page.change is 'added or changed since the previous job of the same scope. Null when there was none, or nothing has changed.';
comment on column website_page.changed is 'What has changed: title, description, text, links, metadata, contacts.';
comment on column website_page.previous_page_id is 'The page as the previous job found it, when it has changed or is gone.';
comment on column website_page.title is 'Its title.';
comment on column website_page.description is 'Its description.';
comment on column website_page.language is 'The language it is in, ISO 639.';
comment on column website_page.canonical_url is 'The address that the page itself names.';
comment on column website_page.content is 'Its main text as Markdown, without navigation and the like.';
comment on column website_page.content_cut is 'Whether only the beginning of the text is kept.';
comment on column website_page.content_hash is 'Digest of the main text.';
comment on column website_page.content_type is 'Its media type.';
comment on column website_page.links is 'Addresses that it links to, the first of them when there are too many.';
comment on column website_page.link_count is 'How many addresses it links to in all.';
comment on column website_page.metadata is 'Open graph, JSON-LD and the like, by kind.';
comment on column website_page.facts is 'What was first told here about whom the site belongs to: kind, value, confidence.';
comment on column website_page.bytes is 'Bytes received.';
comment on column website_page.fetch_ms is 'Milliseconds until it was received.';
comment on column website_page.scraped_at is 'When it was read.';
comment on column website_page.created_at is 'When the job first looked at it.';
comment on column website_page.updated_at is 'When this row last changed.';

create table website_scrape_progress (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  job_id uuid not null references website_scrape_job (id) not enforced,
  pages_read integer not null,
  pages_queued integer not null,
  pages_skipped jsonb not null default '{}',
  pages_failed integer not null,
  bytes bigint not null,
  active_ms bigint not null,
  pages_per_second numeric,
  seconds_left bigint,
  recorded_at timestamptz not null,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index website_scrape_progress_page_idx on website_scrape_progress (_tenant_id, recorded_at, id);
create index website_scrape_progress_job_idx on website_scrape_progress (job_id, recorded_at);

comment on table website_scrape_progress is 'How far a job had come at a moment. Documented as WebsiteScrapeProgress.';
comment on column website_scrape_progress.id is 'The report.';
comment on column website_scrape_progress.tenant_id is 'The tenant that has it read.';
comment on column website_scrape_progress.job_id is 'The job.';
comment on column website_scrape_progress.pages_read is 'Pages read by then.';
comment on column website_scrape_progress.pages_queued is 'Addresses that were still to be looked at.';
comment on column website_scrape_progress.pages_skipped is 'Addresses that were not read, by reason.';
comment on column website_scrape_progress.pages_failed is 'Addresses that could not be read.';
comment on column website_scrape_progress.bytes is 'Bytes received by then.';
comment on column website_scrape_progress.active_ms is 'Milliseconds of work by then, without pauses.';
comment on column website_scrape_progress.pages_per_second is 'Of late. Null before there was anything to go by.';
comment on column website_scrape_progress.seconds_left is 'As expected then. Null before there was anything to go by.';
comment on column website_scrape_progress.recorded_at is 'When this was so.';
