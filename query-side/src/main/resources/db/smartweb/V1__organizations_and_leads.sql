-- The smartweb schema: organizations, their users, trade companies and the leads that these are. Columns as documented;
-- those of audit_logs, lead_enrichment and lead_tags, which are documented by name only, are our own. A "timestamp"
-- without time zone is in UTC. Unique values of companies and users are unique per tenant and deferrable (ADR 0020),
-- so that a batch of events may hand a value from one row to another.

create type user_status as enum ('active', 'inactive');
create type business_type as enum (
  'carpentry', 'cleaning', 'construction', 'electrical', 'flooring', 'general_contracting', 'handyman', 'hvac',
  'landscaping', 'locksmith', 'manufacturer', 'masonry', 'moving', 'painting', 'pest_control', 'plumbing',
  'property_management', 'reseller', 'roofing', 'other');
create type lead_status as enum ('new', 'contacted', 'qualified', 'unqualified', 'converted', 'lost');
create type lead_source as enum (
  'website', 'organic_search', 'paid_search', 'direct_traffic', 'display', 'social', 'email', 'referral', 'phone', 'chat',
  'event', 'partner', 'outbound', 'scraping', 'import', 'manual', 'unknown', 'other');
create type interaction_type as enum ('call', 'email', 'meeting', 'note', 'task', 'sms', 'whatsapp', 'linkedin');

create table organizations (
  id uuid primary key,
  name varchar not null,
  slug varchar not null,
  billing_email varchar,
  billing_address jsonb,
  stripe_customer_id varchar,
  subscription_tier varchar not null,
  subscription_status varchar not null,
  subscription_expires_at timestamp,
  max_users integer,
  max_leads_per_month integer,
  max_ai_calls_per_month integer,
  settings jsonb not null default '{}',
  features jsonb not null default '{}',
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  is_active boolean not null default true,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint organizations_slug_key unique (slug),
  constraint organizations_stripe_customer_id_key unique (stripe_customer_id)
);

comment on table organizations is 'A customer of LeadLedger and what it has subscribed to. One row per tenant.';
comment on column organizations.id is 'The organization.';
comment on column organizations.name is 'Name of the organization.';
comment on column organizations.slug is 'Short name for addresses, unique among all organizations.';
comment on column organizations.billing_email is 'Where bills go by e-mail.';
comment on column organizations.billing_address is 'Where bills go by post, as an object.';
comment on column organizations.stripe_customer_id is 'Id of the paying customer at Stripe.';
comment on column organizations.subscription_tier is 'free, starter, professional or enterprise.';
comment on column organizations.subscription_status is 'trialing, active, past_due or cancelled.';
comment on column organizations.subscription_expires_at is 'Until when the subscription runs, in UTC. Null when it has no end.';
comment on column organizations.max_users is 'How many members it may have. Null when there is no limit.';
comment on column organizations.max_leads_per_month is 'How many leads it may capture in a month. Null when there is no limit.';
comment on column organizations.max_ai_calls_per_month is 'How many AI calls it may make in a month. Null when there is no limit.';
comment on column organizations.settings is 'All settings, as an object.';
comment on column organizations.features is 'All feature switches, as an object.';
comment on column organizations.created_at is 'When the organization was registered, in UTC.';
comment on column organizations.updated_at is 'When this row last changed, in UTC.';
comment on column organizations.is_active is 'False while the organization is suspended.';

create table users (
  id uuid primary key,
  email varchar,
  email_verified timestamp,
  password_hash varchar,
  first_name varchar,
  last_name varchar,
  full_name varchar,
  avatar_url varchar,
  phone varchar,
  organization_id uuid not null references organizations (id) not enforced,
  department varchar,
  job_title varchar,
  status user_status not null default 'active',
  is_super_admin boolean not null default false,
  preferences jsonb not null default '{}',
  notification_settings jsonb not null default '{}',
  two_factor_enabled boolean not null default false,
  two_factor_secret varchar,
  last_login_at timestamp,
  last_login_ip inet,
  failed_login_attempts integer not null default 0,
  locked_until timestamp,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  deleted_at timestamp,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint users_email_key unique (_tenant_id, email) deferrable
);

create index users_organization_idx on users (organization_id);

comment on table users is 'A person who works for an organization. A deactivated one stays, with deleted_at set.';
comment on column users.id is 'The person.';
comment on column users.email is 'E-mail address in lower case. Null once the person is deactivated, for another to hold.';
comment on column users.email_verified is 'When the address was confirmed, in UTC.';
comment on column users.password_hash is 'Always null: the vault keeps what proves a sign-in.';
comment on column users.first_name is 'First name.';
comment on column users.last_name is 'Last name.';
comment on column users.full_name is 'First and last name, as one would address the person.';
comment on column users.avatar_url is 'Address of a picture.';
comment on column users.phone is 'Phone number in E.164.';
comment on column users.organization_id is 'The organization that the person works for.';
comment on column users.department is 'In which department.';
comment on column users.job_title is 'What the person does there.';
comment on column users.status is 'active or inactive.';
comment on column users.is_super_admin is 'Whether the person may administer all organizations. Nobody may.';
comment on column users.preferences is 'What the person prefers, as an object.';
comment on column users.notification_settings is 'What the person wants to be told, as an object.';
comment on column users.two_factor_enabled is 'Whether a second factor is asked for.';
comment on column users.two_factor_secret is 'Always null: the vault keeps it.';
comment on column users.last_login_at is 'When the person last signed in, in UTC.';
comment on column users.last_login_ip is 'From where the person last signed in.';
comment on column users.failed_login_attempts is 'Attempts to sign in that failed since the last that did not.';
comment on column users.locked_until is 'Until when sign-in is refused, in UTC.';
comment on column users.created_at is 'When the person became a member, in UTC.';
comment on column users.updated_at is 'When this row last changed, in UTC.';
comment on column users.deleted_at is 'Since when the person may do nothing any more, in UTC.';

create table audit_logs (
  id uuid primary key,
  organization_id uuid not null references organizations (id) not enforced,
  user_id uuid not null references users (id) not enforced,
  action varchar not null,
  resource_type varchar not null,
  resource_id uuid not null,
  origin varchar,
  correlation_id uuid,
  created_at timestamp not null default (now() at time zone 'utc'),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index audit_logs_page_idx on audit_logs (_tenant_id, created_at, id);
create index audit_logs_resource_idx on audit_logs (resource_id);

comment on table audit_logs is
  'Security audit trail, one row per event: who did what to what, when and by which way. Says nothing of the content.';
comment on column audit_logs.id is 'The event.';
comment on column audit_logs.organization_id is 'The organization in whose name it was done.';
comment on column audit_logs.user_id is 'The member who did it, or in whose name a key or an automation did.';
comment on column audit_logs.action is 'What was done: the permanent name of the event, such as lead.LeadQualified.';
comment on column audit_logs.resource_type is 'What it was done to: tenant, user, lead, company.';
comment on column audit_logs.resource_id is 'Id of that tenant, user, lead or company.';
comment on column audit_logs.origin is 'By which way it came in: api, import, automation or system.';
comment on column audit_logs.correlation_id is 'The first request of the chain that led here.';
comment on column audit_logs.created_at is 'When it was done, in UTC.';

create table companies (
  id uuid primary key,
  external_id varchar,
  name varchar not null,
  dba_name varchar,
  business_type business_type,
  phone varchar,
  email varchar,
  website varchar,
  street_address varchar,
  city varchar,
  state varchar,
  zip_code varchar,
  country varchar,
  latitude decimal,
  longitude decimal,
  license_number varchar,
  license_state varchar,
  license_expiry date,
  years_in_business integer,
  employee_count integer,
  annual_revenue decimal,
  google_business_id varchar,
  google_rating decimal,
  google_reviews_count integer,
  facebook_url varchar,
  linkedin_url varchar,
  instagram_url varchar,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  last_scraped_at timestamp,
  is_active boolean not null default true,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint companies_external_id_key unique (_tenant_id, external_id) deferrable,
  constraint companies_phone_key unique (_tenant_id, phone) deferrable,
  constraint companies_email_key unique (_tenant_id, email) deferrable,
  constraint companies_google_business_id_key
    unique (_tenant_id, google_business_id) deferrable
);

create index companies_page_idx on companies (_tenant_id, created_at, id);
create index companies_name_idx on companies (_tenant_id, name);

comment on table companies is
  'A trade business that leads belong to. One that is no longer worked with gives up its external_id, phone, email and google_business_id.';
comment on column companies.id is 'The company.';
comment on column companies.external_id is 'Id of the company in the system that it came from, unique within the tenant.';
comment on column companies.name is 'Name of the business.';
comment on column companies.dba_name is 'Name under which it trades, if that is another (doing business as).';
comment on column companies.business_type is 'Its trade; other when it is none of those listed.';
comment on column companies.phone is 'Phone number in E.164, unique within the tenant.';
comment on column companies.email is 'E-mail address in lower case, unique within the tenant.';
comment on column companies.website is 'Address of its website.';
comment on column companies.street_address is 'Street and number.';
comment on column companies.city is 'City.';
comment on column companies.state is 'State or province.';
comment on column companies.zip_code is 'Postal code.';
comment on column companies.country is 'Country.';
comment on column companies.latitude is 'Latitude in degrees.';
comment on column companies.longitude is 'Longitude in degrees.';
comment on column companies.license_number is 'Number of its trade licence.';
comment on column companies.license_state is 'State that granted the licence.';
comment on column companies.license_expiry is 'Last day on which the licence holds.';
comment on column companies.years_in_business is 'For how many years it has been in business.';
comment on column companies.employee_count is 'How many people work there.';
comment on column companies.annual_revenue is 'Revenue of a year, in the currency of the tenant.';
comment on column companies.google_business_id is 'Id of its Google business profile, unique within the tenant.';
comment on column companies.google_rating is 'Stars at Google, from 0 to 5.';
comment on column companies.google_reviews_count is 'How many reviews these stars rest on.';
comment on column companies.facebook_url is 'Address of its Facebook page.';
comment on column companies.linkedin_url is 'Address of its LinkedIn page.';
comment on column companies.instagram_url is 'Address of its Instagram page.';
comment on column companies.created_at is 'When the company became known, in UTC.';
comment on column companies.updated_at is 'When this row last changed, in UTC.';
comment on column companies.last_scraped_at is 'When its website was last read, in UTC.';
comment on column companies.is_active is 'False once the company is no longer worked with.';

create table leads (
  id uuid primary key,
  company_id uuid references companies (id) not enforced,
  status lead_status not null default 'new',
  source lead_source not null,
  -- Each part is set by events of its own, so the documented whole is put together when it is read (ADR 0022).
  source_details jsonb generated always as (
    coalesce(capture, '{}') || coalesce(jsonb_set('{}', '{company}', company), '{}')
  ) virtual,
  lead_score integer,
  score_breakdown jsonb,
  qualified_at timestamp,
  qualified_by varchar,
  assigned_to uuid references users (id) not enforced,
  assigned_at timestamp,
  converted_at timestamp,
  conversion_value decimal,
  lost_reason varchar,
  preferred_contact_method varchar,
  best_call_time varchar,
  timezone varchar,
  first_contact_at timestamp,
  last_contact_at timestamp,
  contact_attempts integer not null default 0,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  capture jsonb,
  company jsonb,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint leads_company_id_key unique (company_id) deferrable
);

create index leads_page_idx on leads (_tenant_id, created_at, id);
create index leads_status_idx on leads (_tenant_id, status);
create index leads_assigned_to_idx on leads (assigned_to);

comment on table leads is 'A potential customer. One row per lead, archived ones too.';
comment on column leads.id is 'The lead.';
comment on column leads.company_id is 'The company, for its first active lead only; source_details names the company of every lead.';
comment on column leads.status is 'How far the sale is: new, contacted, qualified, converted, or unqualified, or lost.';
comment on column leads.source is 'Where the lead came from; other when it is none of those listed.';
comment on column leads.source_details is
  'More about that, as an object: source in the words of whoever captured the lead, details, and company with id and name.';
comment on column leads.lead_score is 'How likely the lead is to buy, from 0 to 100.';
comment on column leads.score_breakdown is 'How the score came about, as an object: points by rule, and the model.';
comment on column leads.qualified_at is 'When the lead was found to fit, in UTC. Null when it was not, or does not any more.';
comment on column leads.qualified_by is 'Id of the member who found so.';
comment on column leads.assigned_to is 'The member who looks after the lead. Null when nobody does.';
comment on column leads.assigned_at is 'Since when, in UTC.';
comment on column leads.converted_at is 'When the lead bought, in UTC and in the time of the business.';
comment on column leads.conversion_value is 'What the sale is worth, in the currency in which it was made.';
comment on column leads.lost_reason is 'Why the lead will not buy or does not fit.';
comment on column leads.preferred_contact_method is 'How the lead wants to be reached.';
comment on column leads.best_call_time is 'When the lead is best called, in its own words.';
comment on column leads.timezone is 'Time zone of the lead, an IANA name.';
comment on column leads.first_contact_at is 'When there was contact for the first time, in UTC.';
comment on column leads.last_contact_at is 'When there was contact for the last time, in UTC.';
comment on column leads.contact_attempts is 'How many times somebody was in touch, or tried to be.';
comment on column leads.created_at is 'When the lead was captured, in UTC and in the time of the business.';
comment on column leads.updated_at is 'When this row last changed, in UTC.';
comment on column leads.capture is 'Part of source_details: source and details, as the lead was captured with.';
comment on column leads.company is 'Part of source_details: id and name of the company that the lead belongs to.';

create table lead_enrichment (
  id uuid primary key,
  lead_id uuid not null references leads (id) not enforced,
  source varchar not null,
  enriched_fields jsonb not null default '{}',
  confidence decimal not null,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint lead_enrichment_confidence_check check (confidence between 0 and 1)
);

create index lead_enrichment_lead_idx on lead_enrichment (lead_id, created_at);
create index lead_enrichment_page_idx on lead_enrichment (_tenant_id, created_at, id);

comment on table lead_enrichment is 'What another source has told about a lead: one row each time.';
comment on column lead_enrichment.id is 'This piece of news.';
comment on column lead_enrichment.lead_id is 'The lead.';
comment on column lead_enrichment.source is 'Who told it: a provider, a website, a person.';
comment on column lead_enrichment.enriched_fields is 'What was told, as an object: field and value.';
comment on column lead_enrichment.confidence is 'How sure the source is, from 0 to 1.';
comment on column lead_enrichment.created_at is 'When it was told, in UTC.';
comment on column lead_enrichment.updated_at is 'When this row last changed, in UTC.';

create table lead_tags (
  lead_id uuid not null references leads (id) not enforced,
  tag varchar not null,
  tagged_by uuid not null references users (id) not enforced,
  created_at timestamp not null default (now() at time zone 'utc'),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  primary key (lead_id, tag)
);

create index lead_tags_tag_idx on lead_tags (_tenant_id, tag);

comment on table lead_tags is 'A word by which members group leads. The row goes when the lead is untagged.';
comment on column lead_tags.lead_id is 'The lead.';
comment on column lead_tags.tag is 'The word.';
comment on column lead_tags.tagged_by is 'The member who tagged the lead, or in whose name it was tagged.';
comment on column lead_tags.created_at is 'Since when the lead carries the tag, in UTC.';

create table interactions (
  id uuid primary key,
  lead_id uuid not null references leads (id) not enforced,
  type interaction_type not null,
  direction varchar,
  subject varchar,
  content text,
  summary text,
  initiated_by uuid references users (id) not enforced,
  participated_users uuid[] not null default '{}',
  call_duration integer,
  call_recording_url varchar,
  call_transcript text,
  call_sentiment varchar,
  email_message_id varchar,
  email_thread_id varchar,
  email_opened boolean,
  email_clicked boolean,
  meeting_date timestamp,
  meeting_duration integer,
  meeting_location varchar,
  meeting_attendees jsonb,
  ai_insights jsonb,
  ai_score decimal,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  scheduled_for timestamp,
  completed_at timestamp,
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index interactions_lead_idx on interactions (lead_id, created_at);
create index interactions_page_idx on interactions (_tenant_id, created_at, id);
create index interactions_initiated_by_idx on interactions (initiated_by);

comment on table interactions is 'That somebody was in touch with a lead, or noted something about it.';
comment on column interactions.id is 'The interaction.';
comment on column interactions.lead_id is 'The lead.';
comment on column interactions.type is 'call, email, meeting, note, task, sms, whatsapp or linkedin.';
comment on column interactions.direction is 'inbound: from the lead; outbound: to the lead. Null where there is none, as for a note.';
comment on column interactions.subject is 'What it was about.';
comment on column interactions.content is 'What was said or written.';
comment on column interactions.summary is 'What came of it.';
comment on column interactions.initiated_by is 'The member who did it.';
comment on column interactions.participated_users is 'All members who took part.';
comment on column interactions.call_duration is 'How long a call took, in seconds.';
comment on column interactions.call_recording_url is 'Address of the recording of a call.';
comment on column interactions.call_transcript is 'What was said in a call, word by word.';
comment on column interactions.call_sentiment is 'How the lead felt in a call.';
comment on column interactions.email_message_id is 'Message-ID of an e-mail.';
comment on column interactions.email_thread_id is 'The thread of an e-mail.';
comment on column interactions.email_opened is 'Whether an e-mail was opened.';
comment on column interactions.email_clicked is 'Whether a link in an e-mail was followed.';
comment on column interactions.meeting_date is 'When a meeting takes or took place, in UTC.';
comment on column interactions.meeting_duration is 'How long a meeting took, in seconds.';
comment on column interactions.meeting_location is 'Where a meeting takes place.';
comment on column interactions.meeting_attendees is 'Who takes part in a meeting.';
comment on column interactions.ai_insights is 'What a model read out of it.';
comment on column interactions.ai_score is 'How promising a model finds it.';
comment on column interactions.created_at is 'When it happened, in UTC and in the time of the business.';
comment on column interactions.updated_at is 'When this row last changed, in UTC.';
comment on column interactions.scheduled_for is 'For when it is or was planned, in UTC.';
comment on column interactions.completed_at is 'When it was over, in UTC. Null while it is still to come.';
