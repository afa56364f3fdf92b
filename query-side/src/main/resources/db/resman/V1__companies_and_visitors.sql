-- The resman schema: leasing companies and the visitors of their properties' websites. Columns, lengths, defaults, checks
-- and the index as documented. The document's uuid_generate_v4() is an extension's; gen_random_uuid() makes the same kind
-- of id and is PostgreSQL's own. Unique values of visitors are unique per tenant and deferrable (ADR 0020),
-- so that a batch of events may hand a value from one row to another.

create table company (
  id uuid primary key default gen_random_uuid(),
  name varchar(255) not null unique,
  logo_url varchar(255),
  contact_email varchar(255),
  contact_phone varchar(20),
  hubspot_company_id varchar(100),
  calendly_org_uri varchar(255),
  sendgrid_api_key varchar(255),
  amplitude_api_key varchar(255),
  openai_api_key varchar(255),
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

comment on table company is 'A leasing company, which lets apartments of its properties. One row per tenant.';
comment on column company.id is 'The company.';
comment on column company.name is 'Name of the company, unique among all companies.';
comment on column company.logo_url is 'Address of its logo.';
comment on column company.contact_email is 'E-mail address under which it is reached.';
comment on column company.contact_phone is 'Phone number in E.164.';
comment on column company.hubspot_company_id is 'Id of the company at HubSpot.';
comment on column company.calendly_org_uri is 'Address of its organization at Calendly.';
comment on column company.sendgrid_api_key is 'Fingerprint of its key for SendGrid; the key is kept in the vault.';
comment on column company.amplitude_api_key is 'Fingerprint of its key for Amplitude; the key is kept in the vault.';
comment on column company.openai_api_key is 'Fingerprint of its key for OpenAI; the key is kept in the vault.';
comment on column company.created_at is 'When the company was registered.';
comment on column company.updated_at is 'When this row last changed.';

create table "user" (
  id uuid primary key default gen_random_uuid(),
  first_name varchar(100),
  last_name varchar(100),
  email varchar(255),
  phone varchar(20),
  age integer check (age >= 0),
  lead_source varchar(100),
  hubspot_contact_id varchar(100),
  browser_id varchar(255),
  session_count integer default 1,
  last_seen timestamptz,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint user_email_key unique (_tenant_id, email) deferrable,
  constraint user_phone_key unique (_tenant_id, phone) deferrable
);

create index idx_user_browser_id on "user" (browser_id);
create index user_page_idx on "user" (_tenant_id, created_at, id);

comment on table "user" is 'A visitor who may rent: anonymous, known by a browser, until a contact is captured. One row per lead.';
comment on column "user".id is 'The lead.';
comment on column "user".first_name is 'First name. Null while the visitor is anonymous.';
comment on column "user".last_name is 'Last name. Null while the visitor is anonymous.';
comment on column "user".email is 'E-mail address in lower case, unique within the tenant. An archived lead gives it up.';
comment on column "user".phone is 'Phone number in E.164, unique within the tenant. An archived lead gives it up.';
comment on column "user".age is 'Age in years.';
comment on column "user".lead_source is 'Where the lead came from, in the words of whoever captured it.';
comment on column "user".hubspot_contact_id is 'Id of the contact at HubSpot.';
comment on column "user".browser_id is 'Id that the website gave to the visitor''s browser.';
comment on column "user".session_count is 'How many times the visitor has come to the website.';
comment on column "user".last_seen is 'When the visitor was last on the website. Null for a lead that never was.';
comment on column "user".created_at is 'When the lead was captured, in the time of the business.';
comment on column "user".updated_at is 'When this row last changed.';
