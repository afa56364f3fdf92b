-- What tenants look for in their conversations, as far as they have said it: laid over what every tenant begins with.
-- Written in the transaction of the events.
create table command.data_point (
  tenant_id uuid not null,
  name text not null,
  number bigint generated always as identity,
  type text not null default 'text',
  description text not null default '',
  examples text[] not null default '{}',
  allowed_values text[] not null default '{}',
  withdrawn boolean not null,
  primary key (tenant_id, name)
);
comment on table command.data_point is 'Definitions of data points by tenant and name, and those that a tenant has withdrawn.';
