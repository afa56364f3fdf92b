-- Conversations with visitors, what is said in them, who was called to help, and how engaged the visitor was. Columns,
-- lengths, defaults, checks and indexes as documented. Foreign keys to chatbot and property_manager come with those tables.

create table conversation (
  id uuid primary key default gen_random_uuid(),
  chatbot_id uuid,
  user_id uuid references "user" (id) on delete set null not enforced,
  start_time timestamptz default now(),
  end_time timestamptz,
  is_qualified boolean default false,
  is_book_tour boolean default false,
  tour_type varchar(50),
  tour_datetime timestamp,
  ai_intent_summary text,
  apartment_size_preference varchar(50),
  move_in_date date,
  price_range_min decimal(10, 2) check (price_range_min >= 0),
  price_range_max decimal(10, 2) check (price_range_max >= price_range_min),
  occupants_count integer check (occupants_count >= 0),
  has_pets boolean,
  pet_details jsonb,
  desired_features jsonb,
  work_location varchar(255),
  reason_for_moving text,
  pre_qualified boolean default false,
  source varchar(100),
  status varchar(50) default 'chat_initiated'
    check (status in ('chat_initiated', 'info_collected', 'tour_scheduled', 'tour_completed', 'handed_off', 'active',
      'completed', 'abandoned')),
  notification_status jsonb,
  lead_score integer,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint chk_end_after_start check (end_time is null or end_time > start_time)
);

create index idx_conversation_chatbot_started on conversation (chatbot_id, start_time desc);
create index conversation_page_idx on conversation (_tenant_id, created_at, id);
create index conversation_user_idx on conversation (user_id);

comment on table conversation is 'One exchange with a visitor on one channel, and what it told about the flat that is wanted.';
comment on column conversation.id is 'The conversation.';
comment on column conversation.chatbot_id is 'The chatbot on whose website it is held. Null elsewhere.';
comment on column conversation.user_id is 'The visitor.';
comment on column conversation.start_time is 'When it began, in the time of the business.';
comment on column conversation.end_time is 'When it was closed, or fell quiet. Null while it goes on.';
comment on column conversation.is_qualified is 'Whether the visitor is known to fit.';
comment on column conversation.is_book_tour is 'Whether a tour has been booked.';
comment on column conversation.tour_type is 'What kind of tour.';
comment on column conversation.tour_datetime is 'When the tour is, in the property''s local time.';
comment on column conversation.ai_intent_summary is 'What the visitor wants, in the words of a model.';
comment on column conversation.apartment_size_preference is 'How large a flat is wanted.';
comment on column conversation.move_in_date is 'When the visitor wants to move in.';
comment on column conversation.price_range_min is 'The least monthly rent that is looked for.';
comment on column conversation.price_range_max is 'The most monthly rent that is looked for.';
comment on column conversation.occupants_count is 'How many people are to live there.';
comment on column conversation.has_pets is 'Whether pets are to live there.';
comment on column conversation.pet_details is 'Which pets, as an object.';
comment on column conversation.desired_features is 'What the flat should have, as a list.';
comment on column conversation.work_location is 'Where the visitor works.';
comment on column conversation.reason_for_moving is 'Why the visitor moves.';
comment on column conversation.pre_qualified is 'Whether the visitor has applied for a lease.';
comment on column conversation.source is 'Where the visitor came from, or the channel if nobody said.';
comment on column conversation.status is 'How far the visitor has come: chat_initiated, info_collected, tour_scheduled, tour_completed, handed_off, active, completed or abandoned.';
comment on column conversation.notification_status is 'What people were called for last, as an object: hand_off, status.';
comment on column conversation.lead_score is 'The visitor''s score when it was last told here.';
comment on column conversation.created_at is 'When it was recorded.';
comment on column conversation.updated_at is 'When this row last changed.';

create table message (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid references conversation (id) on delete cascade not enforced,
  sender_type varchar(20) not null check (sender_type in ('user', 'bot')),
  message_text text not null,
  timestamp timestamptz default now(),
  message_type varchar(50),
  metadata jsonb,
  created_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index idx_message_conversation_timestamp on message (conversation_id, timestamp desc);
create index message_page_idx on message (_tenant_id, created_at, id);

comment on table message is 'Something said in a conversation.';
comment on column message.id is 'The message.';
comment on column message.conversation_id is 'The conversation.';
comment on column message.sender_type is 'user: the visitor. bot: we, whether a bot or a person.';
comment on column message.message_text is 'What was said. Empty once the visitor is erased.';
comment on column message.timestamp is 'When it was sent, in the time of the business.';
comment on column message.message_type is 'text: of the visitor or the bot. agent: of a person, whose id is in metadata. system.';
comment on column message.metadata is 'What else was told with the message, as an object; sender_id for a person or a bot.';
comment on column message.created_at is 'When it was recorded.';

create table lead_notification (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid references conversation (id) on delete cascade not enforced,
  property_manager_id uuid,
  notification_type varchar(50),
  status varchar(50),
  sent_at timestamptz,
  read_at timestamptz,
  response_at timestamptz,
  created_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index lead_notification_page_idx on lead_notification (_tenant_id, created_at, id);
create index lead_notification_conversation_idx on lead_notification (conversation_id);

comment on table lead_notification is 'That a person was called to help in a conversation. One row per hand-off.';
comment on column lead_notification.id is 'The hand-off.';
comment on column lead_notification.conversation_id is 'The conversation.';
comment on column lead_notification.property_manager_id is 'The member who was called. Null when nobody in particular was.';
comment on column lead_notification.notification_type is 'hand_off: a person is to take over from the bot.';
comment on column lead_notification.status is 'sent: a person has taken over or is awaited. done: the conversation was handed back.';
comment on column lead_notification.sent_at is 'When the person was called.';
comment on column lead_notification.read_at is 'When the call was read.';
comment on column lead_notification.response_at is 'When the conversation was handed back.';
comment on column lead_notification.created_at is 'When it was recorded.';

create table amplitude_analytics (
  id uuid primary key default gen_random_uuid(),
  conversation_id uuid references conversation (id) on delete cascade not enforced,
  user_id uuid references "user" (id) on delete set null not enforced,
  chat_session_started boolean default false,
  user_messages_sent integer default 0,
  bot_messages_received integer default 0,
  answer_button_clicks integer default 0,
  contact_captured boolean default false,
  contact_method varchar(20),
  tour_booked boolean default false,
  tour_type varchar(20),
  email_office_clicked integer default 0,
  phone_call_clicked integer default 0,
  incentive_offered boolean default false,
  incentive_accepted boolean default false,
  incentive_expired boolean default false,
  admin_handoff_triggered boolean default false,
  customer_service_escalated boolean default false,
  conversation_abandoned boolean default false,
  widget_session_ended boolean default false,
  widget_minimized integer default 0,
  session_duration integer,
  engagement_score varchar(5),
  qualified boolean default false,
  pre_lease boolean default false,
  tour_intent boolean default false,
  hot boolean default false,
  signed boolean default false,
  device_id varchar(255),
  session_id varchar(255),
  page_url text,
  created_at timestamptz default now(),
  updated_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index idx_amplitude_conversation_created on amplitude_analytics (conversation_id, created_at desc);
create index amplitude_analytics_page_idx on amplitude_analytics (_tenant_id, created_at, id);

comment on table amplitude_analytics is 'How engaged a visitor was in a conversation. One row per conversation.';
comment on column amplitude_analytics.id is 'The conversation.';
comment on column amplitude_analytics.conversation_id is 'The conversation.';
comment on column amplitude_analytics.user_id is 'The visitor.';
comment on column amplitude_analytics.chat_session_started is 'Whether the visitor opened the chat.';
comment on column amplitude_analytics.user_messages_sent is 'How many messages the visitor has sent.';
comment on column amplitude_analytics.bot_messages_received is 'How many messages a bot or an AI agent has sent.';
comment on column amplitude_analytics.answer_button_clicks is 'How many times the visitor chose a suggested answer.';
comment on column amplitude_analytics.contact_captured is 'Whether the visitor left a contact.';
comment on column amplitude_analytics.contact_method is 'Which: email, phone and so on.';
comment on column amplitude_analytics.tour_booked is 'Whether the visitor booked a tour.';
comment on column amplitude_analytics.tour_type is 'What kind of tour.';
comment on column amplitude_analytics.email_office_clicked is 'How many times the visitor chose to write to the office.';
comment on column amplitude_analytics.phone_call_clicked is 'How many times the visitor chose to call.';
comment on column amplitude_analytics.incentive_offered is 'Whether the visitor was offered an incentive.';
comment on column amplitude_analytics.incentive_accepted is 'Whether the visitor took it.';
comment on column amplitude_analytics.incentive_expired is 'Whether the visitor let it expire.';
comment on column amplitude_analytics.admin_handoff_triggered is 'Whether a person has ever taken over from the bot.';
comment on column amplitude_analytics.customer_service_escalated is 'Whether customer service was called.';
comment on column amplitude_analytics.conversation_abandoned is 'Whether the visitor left without a word and has not come back.';
comment on column amplitude_analytics.widget_session_ended is 'Whether the visitor ended the chat.';
comment on column amplitude_analytics.widget_minimized is 'How many times the visitor put the chat aside.';
comment on column amplitude_analytics.session_duration is 'How long the session took, in seconds, when the engagement was last told.';
comment on column amplitude_analytics.engagement_score is 'low, mid or high: points for what the visitor did.';
comment on column amplitude_analytics.qualified is 'Whether the visitor is known to fit.';
comment on column amplitude_analytics.pre_lease is 'Whether the visitor has applied for a lease.';
comment on column amplitude_analytics.tour_intent is 'Whether the visitor wants a tour.';
comment on column amplitude_analytics.hot is 'Whether the visitor wants a tour and can be reached.';
comment on column amplitude_analytics.signed is 'Whether the visitor has signed a lease.';
comment on column amplitude_analytics.device_id is 'The visitor''s device, as the widget names it.';
comment on column amplitude_analytics.session_id is 'The visitor''s session, as the widget names it.';
comment on column amplitude_analytics.page_url is 'The page on which the chat was held last.';
comment on column amplitude_analytics.created_at is 'When it was recorded.';
comment on column amplitude_analytics.updated_at is 'When this row last changed.';
