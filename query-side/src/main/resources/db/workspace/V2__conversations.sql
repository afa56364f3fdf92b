-- Conversations of a workspace with its contacts. Columns and lists of values as documented. The document's list of
-- channels lacks AI calls, which stand here as calls.

create table conversations (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  contact_id uuid not null references contacts (id) not enforced,
  channel text not null,
  status text not null default 'active',
  subject text,
  last_message_at timestamptz,
  message_count integer not null default 0,
  assigned_to uuid references users (id) not enforced,
  tags text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint conversations_channel_check
    check (channel in ('email', 'sms', 'call', 'whatsapp', 'social', 'live_chat')),
  constraint conversations_status_check check (status in ('active', 'archived', 'closed', 'spam'))
);

create index conversations_page_idx on conversations (_tenant_id, created_at, id);
create index conversations_contact_idx on conversations (contact_id, created_at);
create index conversations_assigned_to_idx on conversations (assigned_to);
create index conversations_last_message_idx on conversations (_tenant_id, last_message_at);

comment on table conversations is 'One exchange with one contact on one channel.';
comment on column conversations.id is 'The conversation.';
comment on column conversations.workspace_id is 'The workspace whose conversation it is.';
comment on column conversations.contact_id is 'The contact.';
comment on column conversations.channel is 'email, sms, call, whatsapp, social or live_chat. An AI call is a call.';
comment on column conversations.status is 'active, archived, closed or spam.';
comment on column conversations.subject is 'What it is about.';
comment on column conversations.last_message_at is 'When the latest message was sent. Null before the first.';
comment on column conversations.message_count is 'How many messages there are.';
comment on column conversations.assigned_to is 'The member who answers. Null when nobody in particular does.';
comment on column conversations.tags is 'Tags of the conversation: none yet.';
comment on column conversations.created_at is 'When it began, in the time of the business.';
comment on column conversations.updated_at is 'When this row last changed.';

create table conversation_messages (
  id uuid primary key,
  conversation_id uuid not null references conversations (id) not enforced,
  direction text not null,
  content text,
  content_type text not null default 'text/plain',
  sender_type text not null,
  sender_id text,
  metadata jsonb not null default '{}',
  is_read boolean not null default false,
  read_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint conversation_messages_direction_check check (direction in ('inbound', 'outbound')),
  constraint conversation_messages_sender_type_check check (sender_type in ('contact', 'user', 'agent', 'system'))
);

create index conversation_messages_page_idx on conversation_messages (_tenant_id, created_at, id);
create index conversation_messages_conversation_idx on conversation_messages (conversation_id, created_at);

comment on table conversation_messages is 'Something said in a conversation.';
comment on column conversation_messages.id is 'The message.';
comment on column conversation_messages.conversation_id is 'The conversation.';
comment on column conversation_messages.direction is 'inbound: from the contact; outbound: to the contact.';
comment on column conversation_messages.content is 'What was said. Null once the contact is erased.';
comment on column conversation_messages.content_type is 'Kind of text: text/plain, text/html and so on. Never executed.';
comment on column conversation_messages.sender_type is 'contact, user (a member), agent (an AI agent or a bot) or system.';
comment on column conversation_messages.sender_id is 'The contact, the member, or what a bot calls itself.';
comment on column conversation_messages.metadata is 'What else was told with the message, as an object.';
comment on column conversation_messages.is_read is 'Whether it has been read: by the contact, or one of the contact''s by a member.';
comment on column conversation_messages.read_at is 'When it was read.';
comment on column conversation_messages.delivered_at is 'When it arrived, if the channel tells.';
comment on column conversation_messages.created_at is 'When it was sent, in the time of the business.';
comment on column conversation_messages.updated_at is 'When this row last changed.';

create table conversation_participants (
  conversation_id uuid not null references conversations (id) not enforced,
  user_id uuid not null references users (id) not enforced,
  role text not null default 'participant',
  last_read_at timestamptz,
  notifications_enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  primary key (conversation_id, user_id),
  constraint conversation_participants_role_check check (role in ('owner', 'participant', 'observer'))
);

create index conversation_participants_user_idx on conversation_participants (user_id);

comment on table conversation_participants is 'The members who take part in a conversation.';
comment on column conversation_participants.conversation_id is 'The conversation.';
comment on column conversation_participants.user_id is 'The member.';
comment on column conversation_participants.role is 'owner, participant or observer.';
comment on column conversation_participants.last_read_at is 'When the member last read a message of the contact here.';
comment on column conversation_participants.notifications_enabled is 'Whether the member is notified of messages.';
comment on column conversation_participants.created_at is 'When the member joined, or took this role.';
comment on column conversation_participants.updated_at is 'When this row last changed.';

comment on table crm_interactions is
  'That somebody was in touch with a contact, or noted something about it: logged by hand, or a message or call of a conversation. Chats on the website and in social networks, which the documented list of types lacks, stand in conversations only.';
comment on column crm_interactions.id is 'The interaction; the message, or for a call the conversation.';
comment on column crm_interactions.agent_id is 'The AI agent that did it. Null when a person did, or a bot that is no agent of the workspace.';
