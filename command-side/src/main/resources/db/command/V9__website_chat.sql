-- Websites on which visitors chat. The id is public: pages name it.
create table command.chat_site (
  id uuid primary key,
  tenant_id uuid not null,
  actor uuid not null,
  name text not null,
  origins text[] not null,
  title text not null,
  greeting text,
  bot boolean not null,
  created_at timestamptz not null default now()
);
create index chat_site_tenant on command.chat_site (tenant_id);
comment on table command.chat_site is 'Websites that a tenant''s chat is embedded into, and the member in whose name it works.';

-- Of a browser's id there is only a digest.
create table command.chat_visitor (
  site uuid not null,
  browser bytea not null,
  lead uuid not null,
  primary key (site, browser)
);
comment on table command.chat_visitor is 'The lead that a browser stands for on a website.';

create table command.chat_conversation (
  conversation uuid primary key,
  site uuid not null
);
comment on table command.chat_conversation is 'The website that a conversation is held on.';
