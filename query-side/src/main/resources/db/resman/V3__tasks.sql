-- Questions that a person must answer. Columns, lengths and defaults as documented. Foreign keys to property and
-- property_manager come with those tables.

create table tasks (
  id uuid primary key default gen_random_uuid(),
  property_id uuid,
  conversation_id uuid references conversation (id) on delete set null not enforced,
  assigned_to uuid,
  question text not null,
  answer text,
  status varchar(20) default 'pending',
  created_at timestamptz default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index tasks_page_idx on tasks (_tenant_id, created_at, id);
create index tasks_conversation_idx on tasks (conversation_id);

comment on table tasks is 'Questions that a person must answer.';
comment on column tasks.id is 'The task.';
comment on column tasks.property_id is 'The property that is asked about: none yet.';
comment on column tasks.conversation_id is 'The conversation in which it was asked. Null when in none.';
comment on column tasks.assigned_to is 'The member who is to answer. Null when nobody in particular is.';
comment on column tasks.question is 'The question. Empty once the visitor is erased.';
comment on column tasks.answer is 'The answer. Null before, and once the visitor is erased.';
comment on column tasks.status is 'pending, done (answered) or cancelled.';
comment on column tasks.created_at is 'When it was asked.';

comment on table lead_notification is 'That a member was told of a visitor: called to help in a conversation, or notified of one.';
comment on column lead_notification.id is 'The hand-off or the notification.';
comment on column lead_notification.property_manager_id is 'The member who was called or told. Null when nobody in particular was.';
comment on column lead_notification.notification_type is 'hand_off: a person is to take over from the bot. Else the type of the notification: info, success, warning, error, mention, assignment or reminder.';
comment on column lead_notification.status is 'sent: it is waited for. read: the notification was read. done: the conversation was handed back.';
comment on column lead_notification.sent_at is 'When the person was called or told.';
comment on column lead_notification.read_at is 'When it was read.';
