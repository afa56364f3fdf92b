-- How long websites are to be left alone, for whichever process asks them next. Who asks one now holds an advisory lock; that `held` is
-- true without one tells that its holder ended in the middle.
create table command.scrape_host (
  host bytea primary key,
  held boolean not null,
  troubles integer not null default 0,
  ready_at timestamptz not null default now(),
  wanted_at timestamptz
);
comment on table command.scrape_host is 'When websites may be asked again; host is the SHA-256 of its name and port.';
