-- Notifications of members. Columns and list of types as documented.

create table notifications (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id) not enforced,
  user_id uuid references users (id) not enforced,
  type text not null,
  title text,
  message text,
  link text,
  data jsonb not null default '{}',
  is_read boolean not null default false,
  read_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint notifications_type_check
    check (type in ('info', 'success', 'warning', 'error', 'mention', 'assignment', 'reminder'))
);

create index notifications_page_idx on notifications (_tenant_id, created_at, id);
create index notifications_user_idx on notifications (user_id, is_read, created_at);

comment on table notifications is 'What members are told.';
comment on column notifications.id is 'The notification.';
comment on column notifications.workspace_id is 'The workspace.';
comment on column notifications.user_id is 'The member who is told. Null when all are.';
comment on column notifications.type is 'info, success, warning, error, mention, assignment or reminder.';
comment on column notifications.title is 'What it says in short. Null once the contact is erased that it is about.';
comment on column notifications.message is 'What it says. Null likewise.';
comment on column notifications.link is 'Where to go from there: a place in a client, or a web address.';
comment on column notifications.data is 'What else was told, as an object.';
comment on column notifications.is_read is 'Whether it was read; of one to all, by anybody.';
comment on column notifications.read_at is 'When it was first read. Null before.';
comment on column notifications.created_at is 'When it was sent.';
comment on column notifications.updated_at is 'When this row last changed.';
