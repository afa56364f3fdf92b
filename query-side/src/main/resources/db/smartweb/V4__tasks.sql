-- Follow-up activities. Documented by name only: users are assigned and create tasks, a lead has tasks. The reference to
-- opportunities comes with that table.

create table tasks (
  id uuid primary key,
  organization_id uuid not null references organizations (id) not enforced,
  lead_id uuid references leads (id) not enforced,
  assigned_to uuid references users (id) not enforced,
  created_by uuid references users (id) not enforced,
  type varchar not null,
  title varchar,
  description text,
  priority varchar not null default 'normal',
  status varchar not null default 'pending',
  due_at timestamp,
  completed_at timestamp,
  created_at timestamp not null default (now() at time zone 'utc'),
  updated_at timestamp not null default (now() at time zone 'utc'),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint tasks_type_check check (type in ('to_do', 'call', 'email', 'meeting', 'question')),
  constraint tasks_priority_check check (priority in ('low', 'normal', 'high', 'urgent')),
  constraint tasks_status_check check (status in ('pending', 'done', 'cancelled'))
);

create index tasks_page_idx on tasks (_tenant_id, created_at, id);
create index tasks_assigned_to_idx on tasks (assigned_to, status, due_at);
create index tasks_lead_idx on tasks (lead_id, created_at);

comment on table tasks is 'What users are to do.';
comment on column tasks.id is 'The task.';
comment on column tasks.organization_id is 'The organization.';
comment on column tasks.lead_id is 'The lead that it is about. Null when it is about none.';
comment on column tasks.assigned_to is 'The user who is to do it. Null when nobody in particular is.';
comment on column tasks.created_by is 'The user who asked for it, or in whose name it was asked for.';
comment on column tasks.type is 'to_do, call, email, meeting or question.';
comment on column tasks.title is 'What is to be done. Null once the lead is erased.';
comment on column tasks.description is 'More about it. Null once the lead is erased.';
comment on column tasks.priority is 'low, normal, high or urgent.';
comment on column tasks.status is 'pending, done or cancelled.';
comment on column tasks.due_at is 'When it is due. Null for no such moment.';
comment on column tasks.completed_at is 'When it was done. Null while it is not.';
comment on column tasks.created_at is 'When it was created.';
comment on column tasks.updated_at is 'When this row last changed.';
