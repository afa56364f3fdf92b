-- Which notifications members have not read yet. Written in the transaction of the events.
create table command.unread_notification (
  notification uuid primary key,
  number bigint generated always as identity,
  tenant_id uuid not null,
  recipient uuid not null
);
create index unread_notification_recipient_idx on command.unread_notification (tenant_id, recipient, number);
comment on table command.unread_notification is 'Notifications that were sent to a member who has not read them.';
