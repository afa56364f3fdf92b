-- The funnel schema: whose progress is tracked. Documented by name only; the columns are those that a reader of a funnel
-- needs to know a tenant and a person by.

create table tenant (
  id uuid primary key,
  name text not null,
  slug text not null,
  status text not null default 'active',
  subscription_tier text not null default 'free',
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint tenant_name_key unique (name),
  constraint tenant_slug_key unique (slug),
  constraint tenant_status_check check (status in ('active', 'suspended')),
  constraint tenant_subscription_tier_check
    check (subscription_tier in ('free', 'starter', 'professional', 'enterprise'))
);

comment on table tenant is 'An organization whose people, teams and leads move through funnels. One row per tenant.';
comment on column tenant.id is 'The tenant.';
comment on column tenant.name is 'Name of the organization, unique among all tenants.';
comment on column tenant.slug is 'Short name for addresses, unique among all tenants.';
comment on column tenant.status is 'active, or suspended: it may do nothing until it is reinstated.';
comment on column tenant.subscription_tier is 'What the tenant pays for: free, starter, professional or enterprise.';
comment on column tenant.settings is 'All settings of the tenant, as an object.';
comment on column tenant.created_at is 'When the tenant was registered.';
comment on column tenant.updated_at is 'When this row last changed.';

create table "user" (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  kind text not null,
  status text not null default 'active',
  role text,
  external_id text,
  full_name text,
  email text,
  phone text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint user_kind_check check (kind in ('member', 'lead')),
  constraint user_status_check check (status in ('active', 'inactive'))
);

create index user_page_idx on "user" (_tenant_id, created_at, id);
create index user_email_idx on "user" (_tenant_id, email);

comment on table "user" is
  'A person whose progress through funnels is tracked: a member of the tenant, or one of its leads. Documented as User.';
comment on column "user".id is 'The member or the lead.';
comment on column "user".tenant_id is 'The tenant that the person belongs to.';
comment on column "user".kind is 'member: works for the tenant. lead: may buy from it.';
comment on column "user".status is 'active, or inactive: a deactivated member, an archived lead.';
comment on column "user".role is 'Role of a member: owner, admin, member, analyst or auditor. Null for a lead.';
comment on column "user".external_id is 'Id of the lead in the system that it came from. Null for a member.';
comment on column "user".full_name is 'First and last name, as one would address the person.';
comment on column "user".email is 'E-mail address in lower case.';
comment on column "user".phone is 'Phone number in E.164.';
comment on column "user".created_at is 'When the member was registered, or the lead captured, in the time of the business.';
comment on column "user".updated_at is 'When this row last changed.';
