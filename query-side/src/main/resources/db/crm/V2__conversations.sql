-- Conversations of clients with their leads, the messages in them, and the threads that group them. Columns as
-- documented. The foreign key of threads to projects comes with that table.

create type conversation_status_enum as enum ('active', 'archived', 'closed', 'spam');
create type message_status_enum as enum ('received', 'sent', 'delivered', 'read', 'failed');
create type message_direction_enum as enum ('inbound', 'outbound');

create table threads (
  id uuid primary key,
  lead_id uuid not null references leads (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  project_id uuid,
  status conversation_status_enum not null default 'active',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index threads_page_idx on threads (_tenant_id, created_at, id);
create index threads_lead_idx on threads (lead_id);

comment on table threads is 'The conversations with a lead on one matter, taken together.';
comment on column threads.id is 'The thread.';
comment on column threads.lead_id is 'The lead.';
comment on column threads.client_id is 'The client whose lead it is.';
comment on column threads.project_id is 'The project that it belongs to.';
comment on column threads.status is 'Status of that conversation of the thread whose status changed last: active, archived, closed or spam.';
comment on column threads.created_at is 'When its first conversation was recorded.';
comment on column threads.updated_at is 'When this row last changed.';

alter table leads
  add constraint leads_active_thread_id_fkey foreign key (active_thread_id) references threads (id) not enforced;
comment on column leads.active_thread_id is 'The thread in which a conversation with the lead last began or went on.';

create table conversations (
  id uuid primary key,
  lead_id uuid not null references leads (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  channel text not null,
  status conversation_status_enum not null default 'active',
  assigned_agent_id uuid references auth_users (id) not enforced,
  start_time timestamptz not null,
  last_message_at timestamptz,
  thread_id uuid not null references threads (id) not enforced,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index conversations_page_idx on conversations (_tenant_id, created_at, id);
create index conversations_lead_idx on conversations (lead_id, start_time);
create index conversations_thread_idx on conversations (thread_id);
create index conversations_assigned_agent_idx on conversations (assigned_agent_id);
create index conversations_last_message_idx on conversations (_tenant_id, last_message_at);

comment on table conversations is 'One exchange with one lead on one channel.';
comment on column conversations.id is 'The conversation.';
comment on column conversations.lead_id is 'The lead.';
comment on column conversations.client_id is 'The client whose lead it is.';
comment on column conversations.channel is 'live_chat, email, sms, whatsapp, call, ai_call or social.';
comment on column conversations.status is 'active, archived, closed or spam.';
comment on column conversations.assigned_agent_id is 'The member who answers. Null when nobody in particular does.';
comment on column conversations.start_time is 'When it began, in the time of the business.';
comment on column conversations.last_message_at is 'When the latest message was sent. Null before the first.';
comment on column conversations.thread_id is 'The thread that it belongs to.';
comment on column conversations.created_at is 'When it was recorded.';
comment on column conversations.updated_at is 'When this row last changed.';

create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  lead_id uuid not null references leads (id) not enforced,
  sender_id text,
  sender_type text not null,
  content_body text,
  status message_status_enum not null,
  external_message_id text,
  direction message_direction_enum not null,
  timestamp timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index messages_page_idx on messages (_tenant_id, created_at, id);
create index messages_conversation_idx on messages (conversation_id, timestamp);
create index messages_arrival_idx on messages (conversation_id, _position);
create index messages_lead_idx on messages (lead_id, timestamp);
create index messages_external_idx on messages (_tenant_id, external_message_id);

comment on table messages is 'Something said in a conversation.';
comment on column messages.id is 'The message.';
comment on column messages.conversation_id is 'The conversation.';
comment on column messages.client_id is 'The client whose conversation it is.';
comment on column messages.lead_id is 'The lead.';
comment on column messages.sender_id is 'The lead, the member, or what a bot calls itself.';
comment on column messages.sender_type is 'contact: the lead. user: a member. agent: an AI agent. bot. system.';
comment on column messages.content_body is 'What was said. Null once the lead is erased.';
comment on column messages.status is 'received, sent, delivered, read or failed.';
comment on column messages.external_message_id is 'What the channel''s provider calls the message; seen twice it is one message.';
comment on column messages.direction is 'inbound: from the lead; outbound: to the lead.';
comment on column messages.timestamp is 'When it was sent, in the time of the business.';
comment on column messages.created_at is 'When it was recorded.';
comment on column messages.updated_at is 'When this row last changed.';

comment on column audit_logs.entity_type is 'What it was done to: tenant, user, lead, company, conversation.';
comment on column audit_logs.entity_id is 'Id of that tenant, user, lead, company or conversation.';
comment on column lead_journey_events.event_type is
  'What happened: captured, visited, contact_changed, tagged, assigned, interaction, contacted, scored, enriched, qualified, converted, conversation_started, message and so on.';
comment on column lead_journey_events.channel is
  'On which channel: website, meeting, linkedin, live_chat, email, sms, whatsapp, call, ai_call, social. Null when on none.';
