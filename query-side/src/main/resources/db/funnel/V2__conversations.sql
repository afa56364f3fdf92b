-- Conversations with the people whose progress is tracked, and what is said in them. Documented by name only: "storing
-- metadata and context", "including sender and content".

create table user_conversation (
  id uuid primary key,
  tenant_id uuid not null references tenant (id) not enforced,
  user_id uuid not null references "user" (id) not enforced,
  agent_id uuid references "user" (id) not enforced,
  channel text not null,
  status text not null default 'active',
  stage text not null,
  subject text,
  context jsonb not null default '{}',
  message_count integer not null default 0,
  handed_off boolean not null default false,
  started_at timestamptz not null,
  last_message_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint user_conversation_channel_check
    check (channel in ('live_chat', 'email', 'sms', 'whatsapp', 'call', 'ai_call', 'social')),
  constraint user_conversation_status_check check (status in ('active', 'archived', 'closed', 'spam')),
  constraint user_conversation_stage_check
    check (stage in ('chat_initiated', 'info_collected', 'tour_scheduled', 'tour_completed', 'handed_off', 'active',
      'completed', 'abandoned'))
);

create index user_conversation_page_idx on user_conversation (_tenant_id, created_at, id);
create index user_conversation_user_idx on user_conversation (user_id, started_at);
create index user_conversation_agent_idx on user_conversation (agent_id);

comment on table user_conversation is 'One exchange with a person on one channel. Documented as UserConversation.';
comment on column user_conversation.id is 'The conversation.';
comment on column user_conversation.tenant_id is 'The tenant whose conversation it is.';
comment on column user_conversation.user_id is 'The person: a lead.';
comment on column user_conversation.agent_id is 'The member who answers. Null when nobody in particular does.';
comment on column user_conversation.channel is 'live_chat, email, sms, whatsapp, call, ai_call or social.';
comment on column user_conversation.status is 'active, archived, closed or spam.';
comment on column user_conversation.stage is 'How far the lead has come: chat_initiated, info_collected, tour_scheduled, tour_completed, handed_off, active, completed or abandoned.';
comment on column user_conversation.subject is 'What it is about.';
comment on column user_conversation.context is 'Where it began, as an object: thread_id, source, external_thread_id, device_id, session_id, page_url.';
comment on column user_conversation.message_count is 'How many messages there are.';
comment on column user_conversation.handed_off is 'Whether a person has taken over from the bot.';
comment on column user_conversation.started_at is 'When it began, in the time of the business.';
comment on column user_conversation.last_message_at is 'When the latest message was sent. Null before the first.';
comment on column user_conversation.ended_at is 'When it was closed, or fell quiet. Null while it goes on.';
comment on column user_conversation.created_at is 'When it was recorded.';
comment on column user_conversation.updated_at is 'When this row last changed.';

create table conversation_message (
  id uuid primary key,
  conversation_id uuid not null references user_conversation (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  number integer not null,
  sender_type text not null,
  sender_id text,
  content text,
  content_type text not null default 'text/plain',
  metadata jsonb not null default '{}',
  sent_at timestamptz not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint conversation_message_sender_type_check
    check (sender_type in ('contact', 'user', 'agent', 'bot', 'system'))
);

create index conversation_message_page_idx on conversation_message (_tenant_id, created_at, id);
create index conversation_message_conversation_idx on conversation_message (conversation_id, number);

comment on table conversation_message is 'Something said in a conversation. Documented as ConversationMessage.';
comment on column conversation_message.id is 'The message.';
comment on column conversation_message.conversation_id is 'The conversation.';
comment on column conversation_message.tenant_id is 'The tenant whose conversation it is.';
comment on column conversation_message.number is 'Which message of the conversation it is, from 1, in the order of recording.';
comment on column conversation_message.sender_type is 'contact: the lead. user: a member. agent: an AI agent. bot. system.';
comment on column conversation_message.sender_id is 'The lead, the member, or what a bot calls itself.';
comment on column conversation_message.content is 'What was said. Null once the lead is erased.';
comment on column conversation_message.content_type is 'Kind of text: text/plain, text/html and so on. Never executed.';
comment on column conversation_message.metadata is 'What else was told with the message, as an object.';
comment on column conversation_message.sent_at is 'When it was sent, in the time of the business.';
comment on column conversation_message.created_at is 'When it was recorded.';
