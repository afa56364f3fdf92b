-- Funnels as they stand, and all their versions. Written in the transaction of the events.
create table command.funnel (
  funnel uuid primary key,
  tenant_id uuid not null,
  key text not null,
  published uuid,
  open boolean not null,
  constraint funnel_key unique (tenant_id, key)
);
comment on table command.funnel is 'Funnels by tenant and key, the version by which one enters, and whether one may.';

create table command.funnel_version (
  version uuid primary key,
  tenant_id uuid not null,
  funnel uuid not null,
  number integer not null,
  design jsonb not null,
  constraint funnel_version_number unique (funnel, number)
);
comment on table command.funnel_version is 'What each version of a funnel says, as JSON; a draft until it is published.';

-- Which published funnels refer to which others, so that no circle of them comes to be.
create table command.funnel_link (
  tenant_id uuid not null,
  link text not null check (link in ('PREREQUISITE', 'START')),
  from_key text not null,
  to_key text not null,
  primary key (tenant_id, link, from_key, to_key)
);
comment on table command.funnel_link is 'Prerequisites of published funnels, and the funnels that their triggers start.';
