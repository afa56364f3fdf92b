-- What is known of each message of a conversation for deciding about it: whether it is there already, and which receipts
-- have come. It is here and not in the conversation's state, which so stays small however long the conversation is
-- (ADR 0080). Written in the transaction of the events.
create table command.message (
  message uuid primary key,
  tenant_id uuid not null,
  conversation uuid not null,
  channel text not null,
  version bigint not null,
  inbound boolean not null,
  external_digest bytea,
  delivered boolean not null default false,
  read boolean not null default false,
  failed boolean not null default false,
  constraint message_external unique (tenant_id, channel, external_digest)
);
create index message_conversation on command.message (conversation, version);
comment on table command.message is 'Messages of conversations by id, by the digest of their external id, and by the version of the conversation that they made.';
