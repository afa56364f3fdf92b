-- Tasks, documented by name only (assigned to or created by users, in the context of a client, possibly about a lead), and
-- notifications, with the documented columns.

create table tasks (
  id uuid primary key,
  client_id uuid not null references clients (id) not enforced,
  lead_id uuid references leads (id) not enforced,
  conversation_id uuid references conversations (id) not enforced,
  type text not null,
  title text,
  description text,
  answer text,
  priority text not null default 'normal',
  status text not null default 'pending',
  assigned_to_user_id uuid references auth_users (id) not enforced,
  created_by_user_id uuid references auth_users (id) not enforced,
  due_at timestamptz,
  remind_at timestamptz,
  reminded_at timestamptz,
  completed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint tasks_type_check check (type in ('to_do', 'call', 'email', 'meeting', 'question')),
  constraint tasks_priority_check check (priority in ('low', 'normal', 'high', 'urgent')),
  constraint tasks_status_check check (status in ('pending', 'done', 'cancelled'))
);

create index tasks_page_idx on tasks (_tenant_id, created_at, id);
create index tasks_assigned_to_idx on tasks (assigned_to_user_id, status, due_at);
create index tasks_lead_idx on tasks (lead_id, created_at);

comment on table tasks is 'What members are to do, and questions that they are to answer.';
comment on column tasks.id is 'The task.';
comment on column tasks.client_id is 'The client whose task it is.';
comment on column tasks.lead_id is 'The lead that it is about. Null when it is about none.';
comment on column tasks.conversation_id is 'The conversation that it is about. Null when it is about none.';
comment on column tasks.type is 'to_do, call, email, meeting or question.';
comment on column tasks.title is 'What is to be done, or the question. Null once the lead is erased.';
comment on column tasks.description is 'More about it. Null once the lead is erased.';
comment on column tasks.answer is 'The answer to a question. Null before, and once the lead is erased.';
comment on column tasks.priority is 'low, normal, high or urgent.';
comment on column tasks.status is 'pending, done or cancelled.';
comment on column tasks.assigned_to_user_id is 'The user who is to do it. Null when nobody in particular is.';
comment on column tasks.created_by_user_id is 'The user who asked for it, or in whose name it was asked for.';
comment on column tasks.due_at is 'When it is due. Null for no such moment.';
comment on column tasks.remind_at is 'When somebody is reminded of it. Null for never.';
comment on column tasks.reminded_at is 'When somebody last was. Null before.';
comment on column tasks.completed_at is 'When it was done. Null while it is not.';
comment on column tasks.created_at is 'When it was created.';
comment on column tasks.updated_at is 'When this row last changed.';

create table notifications (
  id uuid primary key,
  user_id uuid references auth_users (id) not enforced,
  client_id uuid not null references clients (id) not enforced,
  type text not null,
  title text,
  is_read boolean not null default false,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);

create index notifications_page_idx on notifications (_tenant_id, created_at, id);
create index notifications_user_idx on notifications (user_id, is_read, created_at);

comment on table notifications is 'What users are told.';
comment on column notifications.id is 'The notification.';
comment on column notifications.user_id is 'The user who is told. Null when all are.';
comment on column notifications.client_id is 'The client in whose context it is.';
comment on column notifications.type is 'info, success, warning, error, mention, assignment or reminder.';
comment on column notifications.title is 'What it says. Null once the lead is erased that it is about.';
comment on column notifications.is_read is 'Whether it was read; of one to all, by anybody.';
comment on column notifications.created_at is 'When it was sent.';
