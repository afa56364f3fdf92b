-- The workspace schema: workspaces, their members and API keys, and the people that they sell to. Columns as documented in
-- camelCase; types, which the document leaves open, are PostgreSQL's usual ones. A list of values that the document
-- closes is a check, one that ends in "..." is not. The foreign key to agents comes with that table.

create table workspaces (
  id uuid primary key,
  name text not null,
  slug text not null,
  clerk_organization_id text,
  subscription_tier text not null default 'free',
  stripe_customer_id text,
  stripe_subscription_id text,
  settings jsonb not null default '{}',
  encrypted_api_keys jsonb,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint workspaces_slug_key unique (slug),
  constraint workspaces_subscription_tier_check
    check (subscription_tier in ('free', 'starter', 'professional', 'enterprise'))
);

comment on table workspaces is 'The place in which the members of one tenant work. One row per tenant.';
comment on column workspaces.id is 'The workspace.';
comment on column workspaces.name is 'Name of the workspace.';
comment on column workspaces.slug is 'Short name for addresses, unique among all workspaces.';
comment on column workspaces.clerk_organization_id is 'Id of the organization at Clerk. Always null: members sign in here.';
comment on column workspaces.subscription_tier is 'What the workspace pays for: free, starter, professional or enterprise.';
comment on column workspaces.stripe_customer_id is 'Id of the paying customer at Stripe.';
comment on column workspaces.stripe_subscription_id is 'Id of the subscription at Stripe.';
comment on column workspaces.settings is 'All settings, as an object: branding, notifications and others, and features with the feature switches.';
comment on column workspaces.encrypted_api_keys is 'Always null: keys of openai, anthropic and google are kept in the vault.';
comment on column workspaces.is_active is 'False while the workspace is suspended.';
comment on column workspaces.created_at is 'When the workspace was registered.';
comment on column workspaces.updated_at is 'When this row last changed.';

create table users (
  id uuid primary key,
  clerk_user_id text,
  email text,
  first_name text,
  last_name text,
  avatar_url text,
  preferences jsonb not null default '{}',
  last_login_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint users_clerk_user_id_key unique (clerk_user_id)
);

create index users_tenant_email_idx on users (_tenant_id, email);

comment on table users is 'A person who works in a workspace.';
comment on column users.id is 'The person.';
comment on column users.clerk_user_id is 'Id of the person at Clerk. Always null: members sign in here.';
comment on column users.email is 'E-mail address in lower case.';
comment on column users.first_name is 'First name.';
comment on column users.last_name is 'Last name.';
comment on column users.avatar_url is 'Address of a picture.';
comment on column users.preferences is 'What the person prefers, as an object: theme, timezone and others, and notifications.';
comment on column users.last_login_at is 'When the person last signed in.';
comment on column users.created_at is 'When the person became a member.';
comment on column users.updated_at is 'When this row last changed.';

create table workspace_members (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  user_id uuid not null references users (id) not enforced,
  role text not null,
  permissions jsonb not null default '{}',
  invited_by uuid references users (id) not enforced,
  joined_at timestamptz not null,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint workspace_members_role_check check (role in ('owner', 'admin', 'member', 'viewer'))
);

create index workspace_members_workspace_idx on workspace_members (workspace_id);
create index workspace_members_user_idx on workspace_members (user_id);

comment on table workspace_members is 'That a person works in a workspace, and what they may do there.';
comment on column workspace_members.id is 'The membership; it has the id of the person, who works in one workspace.';
comment on column workspace_members.workspace_id is 'The workspace.';
comment on column workspace_members.user_id is 'The person.';
comment on column workspace_members.role is 'owner, admin, member, or viewer: an analyst or auditor, who reads.';
comment on column workspace_members.permissions is 'What the role may change, as an object: agents, packs, billing, members, each true or false.';
comment on column workspace_members.invited_by is 'The member who invited this one. Null for the first.';
comment on column workspace_members.joined_at is 'When the person joined.';
comment on column workspace_members.is_active is 'False once the person may do nothing any more.';
comment on column workspace_members.created_at is 'When this row was made.';
comment on column workspace_members.updated_at is 'When this row last changed.';

create table workspace_api_keys (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  provider text not null,
  name text not null,
  encrypted_key text,
  iv text,
  auth_tag text,
  is_active boolean not null default true,
  last_used_at timestamptz,
  created_by uuid references users (id) not enforced,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index workspace_api_keys_workspace_idx on workspace_api_keys (workspace_id);

comment on table workspace_api_keys is 'A key that opens an API, ours or a provider''s. The key itself is not here.';
comment on column workspace_api_keys.id is 'The key''s id, which its bearer gives as client_id.';
comment on column workspace_api_keys.workspace_id is 'The workspace that the key belongs to.';
comment on column workspace_api_keys.provider is 'Whose API it opens: leadledger, or a provider such as openai.';
comment on column workspace_api_keys.name is 'What people call the key.';
comment on column workspace_api_keys.encrypted_key is 'Fingerprint by which people recognise the key; neither the key nor its ciphertext.';
comment on column workspace_api_keys.iv is 'Always null: ciphertexts are kept in the vault.';
comment on column workspace_api_keys.auth_tag is 'Always null: ciphertexts are kept in the vault.';
comment on column workspace_api_keys.is_active is 'False once the key is revoked.';
comment on column workspace_api_keys.last_used_at is 'When the key was last used.';
comment on column workspace_api_keys.created_by is 'The member in whose name the key acts.';
comment on column workspace_api_keys.created_at is 'When the key was given out.';
comment on column workspace_api_keys.updated_at is 'When this row last changed.';

create table contacts (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  owner_id uuid references users (id) not enforced,
  first_name text,
  last_name text,
  email text,
  phone text,
  company text,
  job_title text,
  source text,
  status text not null default 'lead',
  tags text[] not null default '{}',
  custom_fields jsonb not null default '{}',
  last_contacted_at timestamptz,
  lead_score integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index contacts_page_idx on contacts (_tenant_id, created_at, id);
create index contacts_email_idx on contacts (_tenant_id, email);
create index contacts_phone_idx on contacts (_tenant_id, phone);
create index contacts_owner_idx on contacts (owner_id);

comment on table contacts is 'A person that the workspace may sell to, or has sold to. One row per lead.';
comment on column contacts.id is 'The contact; it has the id of the lead.';
comment on column contacts.workspace_id is 'The workspace whose contact it is.';
comment on column contacts.owner_id is 'The member who looks after the contact. Null when nobody does.';
comment on column contacts.first_name is 'First name.';
comment on column contacts.last_name is 'Last name.';
comment on column contacts.email is 'E-mail address in lower case.';
comment on column contacts.phone is 'Phone number in E.164.';
comment on column contacts.company is 'Name of the company that the contact belongs to, as it was when they were brought together.';
comment on column contacts.job_title is 'What the contact does there.';
comment on column contacts.source is 'Where the contact came from, in the words of whoever captured it.';
comment on column contacts.status is 'lead until it buys, then active; inactive when it is unqualified, lost or archived. More may follow.';
comment on column contacts.tags is 'The tags of the contact, in the order in which it was tagged.';
comment on column contacts.custom_fields is 'The fields that the workspace defined, as an object.';
comment on column contacts.last_contacted_at is 'When there was last contact.';
comment on column contacts.lead_score is 'How likely the contact is to buy, from 0 to 100.';
comment on column contacts.created_at is 'When the contact was captured, in the time of the business.';
comment on column contacts.updated_at is 'When this row last changed.';

create table prospects (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  contact_id uuid not null references contacts (id) not enforced,
  stage text not null default 'new',
  value numeric,
  probability integer,
  expected_close_date date,
  owner_id uuid references users (id) not enforced,
  source text,
  notes text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint prospects_stage_check
    check (stage in ('new', 'contacted', 'qualified', 'proposal', 'negotiation', 'won', 'lost')),
  constraint prospects_probability_check check (probability between 0 and 100)
);

create index prospects_page_idx on prospects (_tenant_id, created_at, id);
create index prospects_stage_idx on prospects (_tenant_id, stage);
create index prospects_contact_idx on prospects (contact_id);
create index prospects_owner_idx on prospects (owner_id);

comment on table prospects is 'The chance that a contact buys. One row per lead.';
comment on column prospects.id is 'The prospect; it has the id of the lead.';
comment on column prospects.workspace_id is 'The workspace whose prospect it is.';
comment on column prospects.contact_id is 'Who might buy.';
comment on column prospects.stage is 'How far the sale is: new, contacted, qualified, proposal, negotiation, won or lost. An unqualified lead is lost.';
comment on column prospects.value is 'What the sale is worth, in the currency in which it was made. Null until it is won.';
comment on column prospects.probability is 'How likely the sale is, in percent: 100 when it is won, 0 when it is lost, else unknown.';
comment on column prospects.expected_close_date is 'When the sale is expected.';
comment on column prospects.owner_id is 'The member who looks after the prospect. Null when nobody does.';
comment on column prospects.source is 'Where the prospect came from, in the words of whoever captured it.';
comment on column prospects.notes is 'Why the prospect stands in this stage, in the words of whoever put it there.';
comment on column prospects.created_at is 'When the lead was captured, in the time of the business.';
comment on column prospects.updated_at is 'When this row last changed.';

create table customers (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  name text,
  email text,
  phone text,
  company text,
  status text not null default 'active',
  assigned_to uuid references users (id) not enforced,
  tags text[] not null default '{}',
  notes text,
  lifetime_value numeric not null default 0,
  last_order_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint customers_status_check check (status in ('lead', 'active', 'inactive', 'churned'))
);

create index customers_page_idx on customers (_tenant_id, created_at, id);
create index customers_email_idx on customers (_tenant_id, email);
create index customers_assigned_to_idx on customers (assigned_to);

comment on table customers is 'A lead that has bought. What the lead''s contact, company, tags and owner become, the customer''s become.';
comment on column customers.id is 'The customer.';
comment on column customers.workspace_id is 'The workspace whose customer it is.';
comment on column customers.name is 'Name of the person.';
comment on column customers.email is 'E-mail address in lower case.';
comment on column customers.phone is 'Phone number in E.164.';
comment on column customers.company is 'Name of the company that the customer belongs to.';
comment on column customers.status is 'active, or inactive while its lead is archived. lead and churned are kept for later.';
comment on column customers.assigned_to is 'The member who looks after the customer. Null when nobody does.';
comment on column customers.tags is 'The tags of the customer, in the order in which it was tagged.';
comment on column customers.notes is 'What members noted about the customer.';
comment on column customers.lifetime_value is 'What the customer has bought so far, in the currency in which it was sold.';
comment on column customers.last_order_at is 'When the customer last bought, in the time of the business.';
comment on column customers.created_at is 'When the lead became a customer, in the time of the business.';
comment on column customers.updated_at is 'When this row last changed.';

create table crm_interactions (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  contact_id uuid not null references contacts (id) not enforced,
  type text not null,
  direction text,
  subject text,
  content text,
  outcome text,
  duration integer,
  scheduled_at timestamptz,
  completed_at timestamptz,
  agent_id uuid,
  user_id uuid references users (id) not enforced,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint crm_interactions_type_check
    check (type in ('call', 'email', 'meeting', 'note', 'task', 'sms', 'whatsapp', 'linkedin')),
  constraint crm_interactions_direction_check check (direction in ('inbound', 'outbound'))
);

create index crm_interactions_page_idx on crm_interactions (_tenant_id, created_at, id);
create index crm_interactions_contact_idx on crm_interactions (contact_id, created_at);
create index crm_interactions_user_idx on crm_interactions (user_id);

comment on table crm_interactions is 'That somebody was in touch with a contact, or noted something about it.';
comment on column crm_interactions.id is 'The interaction.';
comment on column crm_interactions.workspace_id is 'The workspace whose contact it is.';
comment on column crm_interactions.contact_id is 'The contact.';
comment on column crm_interactions.type is 'call, email, meeting, note, task, sms, whatsapp or linkedin.';
comment on column crm_interactions.direction is 'inbound: from the contact; outbound: to the contact. Null where there is none, as for a note.';
comment on column crm_interactions.subject is 'What it was about.';
comment on column crm_interactions.content is 'What was said or written.';
comment on column crm_interactions.outcome is 'What came of it.';
comment on column crm_interactions.duration is 'How long it took, in seconds.';
comment on column crm_interactions.scheduled_at is 'For when it is or was planned.';
comment on column crm_interactions.completed_at is 'When it was over. Null while it is still to come.';
comment on column crm_interactions.agent_id is 'The AI agent that did it. Null when a person did.';
comment on column crm_interactions.user_id is 'The member who did it.';
comment on column crm_interactions.created_at is 'When it happened, in the time of the business.';
comment on column crm_interactions.updated_at is 'When this row last changed.';
