-- How funnels do. What has parameters is a function that returns rows; views show the same for all funnels with the usual
-- ones. Functions look for tables by name when they are called, so that they read the live tables also after a rebuilt
-- schema has taken the place of the one with which they were made; all of it runs as whoever asks, under row-level security.

create view funnel_journey with (security_invoker = true) as
select p.tenant_id, p.funnel_id, d.key as funnel_key, p.version, p.id as funnel_progress_id, p.subject_kind, p.user_id,
  p.team_id, p.status as progress_status, p.entered_at, m.number as milestone_number, m.key as milestone_key, m.name as milestone_name, m.required,
  coalesce(r.status, 'pending') as milestone_status, r.reached_at,
  extract(epoch from r.reached_at - p.entered_at)::double precision as seconds_to_reach
from funnel_progress p
  join funnel_definition d on d.id = p.funnel_definition_id
  join funnel_milestone m on m.funnel_definition_id = d.id
  left join milestone_progress r on r.funnel_progress_id = p.id and r.milestone_key = m.key;

create function funnel_lead_segments(breakdown text) returns table (lead_id uuid, segment text)
language plpgsql stable as $$
begin
  if breakdown is null or breakdown = 'version' then
    return; -- not of the lead
  end if;
  case breakdown
    when 'source' then return query select l.id, l.capture ->> 'source' from crm.leads l;
    when 'owner' then return query select l.id, l.assigned_to_user_id::text from crm.leads l;
    when 'tag' then
      return query select l.id, t.tag from crm.leads l cross join jsonb_array_elements_text(l.tags) as t (tag);
    else raise exception 'A breakdown is by source, owner, tag or version, not by %', breakdown
      using errcode = 'invalid_parameter_value';
  end case;
end
$$;

create function funnel_analysis(
  funnel uuid,
  ordering text default 'ordered',
  within interval default null,
  cohort_by text default null,
  breakdown text default null,
  entered_from timestamptz default null,
  entered_until timestamptz default null,
  as_of timestamptz default now(),
  zone text default 'UTC')
returns table (
  cohort date, segment text, is_mature boolean, step integer, milestone_key text, milestone_name text, required boolean,
  entered bigint, immature bigint, still_open bigint, reached bigint, conversion double precision,
  conversion_from_previous double precision, dropped bigint, median_seconds double precision, p90_seconds double precision,
  median_seconds_from_previous double precision, p90_seconds_from_previous double precision)
language plpgsql stable set work_mem = '64MB' as $$
#variable_conflict use_column
begin
  if ordering not in ('ordered', 'strict', 'any') then
    raise exception 'An ordering is ordered, strict or any, not %', ordering using errcode = 'invalid_parameter_value';
  end if;
  return query
  with milestones as (
    select m.key, m.name, m.required, (row_number() over (order by m.number))::integer as step,
      count(*) filter (where m.required) over (order by m.number rows between unbounded preceding and 1 preceding) as required_before
    from funnel.funnel_milestone m
    where m.funnel_definition_id = (
      select d.id from funnel.funnel_definition d
      where d.funnel_id = $1 and d.status <> 'draft' order by d.version desc limit 1)
  ),
  steps as (
    select 0 as step, null::text as key, null::text as name, true as required, null::integer as previous
    union all
    select m.step, m.key, m.name, m.required,
      coalesce(max(m.step) filter (where m.required) over (order by m.step rows between unbounded preceding and 1 preceding), 0)
    from milestones m
  ),
  entrants as (
    select p.id, p.user_id, p.entered_at, p.version, p.status in ('active', 'stalled') as is_open,
      within is null or p.entered_at + within <= as_of as is_ripe,
      date_trunc(cohort_by, p.entered_at, zone) as period
    from funnel.funnel_progress p
    where p.funnel_id = $1 and p.entered_at <= as_of
      and (entered_from is null or p.entered_at >= entered_from)
      and (entered_until is null or p.entered_at < entered_until)
  ),
  reaches as (
    select e.id, e.entered_at, s.step, s.required, s.required_before, x.reached_at,
      max(x.reached_at) filter (where s.required) over before as last_required,
      max(x.reached_at) over before as last,
      min(x.reached_at) over after as next
    from entrants e
      join funnel.milestone_progress x on x.funnel_progress_id = e.id
      join milestones s on s.key = x.milestone_key
    where e.is_ripe and x.reached_at <= least(as_of, e.entered_at + within)
    window before as (partition by e.id order by s.step rows between unbounded preceding and 1 preceding),
      after as (partition by e.id order by s.step rows between 1 following and unbounded following)
  ),
  fitting as (
    select r.*, case ordering
        when 'any' then true
        when 'ordered' then r.last_required is null or r.reached_at >= r.last_required
        else (r.last is null or r.reached_at >= r.last) and (r.next is null or r.reached_at <= r.next)
      end as fits
    from reaches r
  ),
  chained as (
    select f.id, f.entered_at, f.step, f.reached_at, f.fits and (ordering = 'any'
      or count(*) filter (where f.fits and f.required) over before = f.required_before
        and (ordering = 'ordered' or coalesce(bool_and(f.fits) over before, true))) as converted
    from fitting f
    window before as (partition by f.id order by f.step rows between unbounded preceding and 1 preceding)
  ),
  converted as (
    select c.id, c.step, extract(epoch from c.reached_at - c.entered_at)::double precision as seconds,
      case when ordering <> 'any' then extract(epoch from c.reached_at - coalesce(max(c.reached_at) over (
        partition by c.id order by c.step rows between unbounded preceding and 1 preceding), c.entered_at))
        ::double precision end as seconds_from_previous,
      c.step = max(c.step) over (partition by c.id) as is_last
    from chained c where c.converted
  ),
  segments as (
    select e.id, e.period, e.is_ripe, e.is_open, e.entered_at,
      case when breakdown = 'version' then e.version::text else s.segment end as segment
    from entrants e
      left join funnel.funnel_lead_segments(breakdown) s on s.lead_id = e.user_id
  ),
  groups as (
    select (row_number() over ())::integer as number, g.period, g.segment, count(*) filter (where g.is_ripe) as entered,
      count(*) filter (where not g.is_ripe) as immature, count(*) filter (where g.is_open) as still_open
    from segments g group by g.period, g.segment
  ),
  figures as (
    select g.period, g.segment, c.step, count(*) as reached, count(*) filter (where c.is_last) as dropped,
      percentile_cont(array[0.5, 0.9]) within group (order by c.seconds) as seconds,
      percentile_cont(array[0.5, 0.9]) within group (order by c.seconds_from_previous) as from_previous
    from segments g join converted c on c.id = g.id
    group by g.period, g.segment, c.step
  ),
  counted as (
    select g.number, g.period, g.segment, g.entered, g.immature, g.still_open, s.step, s.key, s.name, s.required, s.previous,
      case when s.step = 0 then g.entered else coalesce(f.reached, 0) end as reached,
      case when s.step = 0 then g.entered - coalesce(sum(f.dropped) over (partition by g.number), 0)
        else coalesce(f.dropped, 0) end::bigint as dropped,
      f.seconds, f.from_previous
    from groups g cross join steps s
      left join figures f on array[f.period] = array[g.period] and array[f.segment] = array[g.segment] and f.step = s.step
  )
  select (c.period at time zone zone)::date, c.segment,
    case
      when within is null then c.still_open = 0
      when c.period is null then c.immature = 0
      else least(date_add(c.period, (case cohort_by when 'quarter' then '3 months' else '1 ' || cohort_by end)::interval, zone), entered_until) + within <= as_of
    end,
    c.step, c.key, c.name, c.required, c.entered, c.immature, c.still_open, c.reached,
    c.reached::double precision / nullif(c.entered, 0), c.reached::double precision / nullif(p.reached, 0), c.dropped,
    c.seconds[1], c.seconds[2], c.from_previous[1], c.from_previous[2]
  from counted c left join counted p on p.number = c.number and p.step = c.previous
  order by 1 nulls first, 2 nulls last, c.step;
end
$$;

create function funnel_trend(
  funnel uuid,
  period text default 'week',
  since timestamptz default null,
  until timestamptz default now(),
  zone text default 'UTC')
returns table (period_start date, step integer, milestone_key text, milestone_name text, reached bigint)
language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
  with steps as (
    select 0 as step, null::text as key, null::text as name
    union all
    select (row_number() over (order by m.number))::integer, m.key, m.name
    from funnel.funnel_milestone m
    where m.funnel_definition_id = (
      select d.id from funnel.funnel_definition d
      where d.funnel_id = $1 and d.status <> 'draft' order by d.version desc limit 1)
  ),
  moments as (
    select x.milestone_key as key, x.reached_at as moment
    from funnel.funnel_progress p join funnel.milestone_progress x on x.funnel_progress_id = p.id
    where p.funnel_id = $1 and x.reached_at is not null
    union all
    select null, p.entered_at from funnel.funnel_progress p where p.funnel_id = $1
  ),
  counted as (
    select date_trunc(period, m.moment, zone) as start, m.key, count(*) as reached
    from moments m
    where m.moment < until and (since is null or m.moment >= since)
    group by 1, 2
  )
  select (p.start at time zone zone)::date, s.step, s.key, s.name, coalesce(c.reached, 0)
  from steps s
    cross join generate_series(
      date_trunc(period, coalesce(since, (select min(c.start) from counted c)), zone),
      (select max(c.start) from counted c),
      (case period when 'quarter' then '3 months' else '1 ' || period end)::interval, zone) as p (start)
    left join counted c on c.start = p.start and c.key is not distinct from s.key
  order by 1, 2;
end
$$;

create view funnel_conversion with (security_invoker = true) as
select f.tenant_id, f.funnel_id, f.funnel_key, a.*
from (select distinct tenant_id, funnel_id, key as funnel_key from funnel_definition where status <> 'draft') f
  cross join lateral funnel_analysis(f.funnel_id) a;

create view funnel_cohort with (security_invoker = true) as
select f.tenant_id, f.funnel_id, f.funnel_key, a.*
from (select distinct tenant_id, funnel_id, key as funnel_key from funnel_definition where status <> 'draft') f
  cross join lateral funnel_analysis(f.funnel_id, within => '30 days', cohort_by => 'week') a;

comment on view funnel_journey is 'A row for each progress and each milestone of the version that it goes by.';
comment on function funnel_lead_segments is 'What a breakdown finds of each lead: its source, its owner, or each of its tags.';
comment on function funnel_analysis is 'How many come how far in a funnel, how fast, and where they stop: a row for each cohort, segment and step; step 0 is entering. With a window only those are counted whose window has elapsed.';
comment on function funnel_trend is 'How often a funnel was entered (step 0) and its milestones were reached, period by period.';
comment on view funnel_conversion is 'All funnels, ordered, without a window.';
comment on view funnel_cohort is 'All funnels by the week of entering, ordered, within thirty days.';
