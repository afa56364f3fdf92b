do $$
begin
  if not exists (select from pg_roles where rolname = 'leadledger_reader') then
    create role leadledger_reader nologin nobypassrls;
  end if;
  if not pg_has_role(current_user, 'leadledger_reader', 'set') then
    execute format('grant leadledger_reader to %I with inherit false, set true', current_user);
  end if;
end
$$;

create schema library;
comment on schema library is 'Books and who borrows them.';
set search_path = library;

create type genre as enum ('novel', 'poetry', 'science');

create table books (
  id uuid primary key,
  title varchar(200) not null,
  subtitle text,
  genre genre,
  pages integer,
  price numeric(10, 2),
  available boolean,
  tags text[] not null default '{}',
  shelf int4range,
  details jsonb,
  raw json,
  code char(3),
  published date,
  added_at timestamptz not null default '2026-01-02 03:04:05.123456+00',
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null
);
comment on table books is 'Every book that the library has.';
comment on column books.title is 'What stands on its spine.';

create table loans (
  book_id uuid not null,
  reader_id uuid not null,
  due date,
  _tenant_id uuid not null,
  primary key (book_id, reader_id)
);

create table shelves (
  id bigint primary key,
  height integer,
  width integer not null,
  _tenant_id uuid not null
);

create table unguarded (id integer primary key);
create table hidden (id integer primary key, _tenant_id uuid not null);

insert into books (id, title, subtitle, genre, pages, price, available, tags, shelf, details, raw, code, published,
                   _tenant_id, _position, _event_id)
values
  ('00000000-0000-7000-8000-0000000000b1', 'Middlemarch', null, 'novel', 880, 12.50, true, '{classic,long}', '[1,5)',
   '{"author": {"name": "George Eliot", "born": 1819}, "prizes": ["none", "ever"]}', E'{"b": 1,\n "a": 2}', 'MID',
   '1871-12-01', '00000000-0000-7000-8000-000000000001', 1, '00000000-0000-7000-8000-0000000000e1'),
  ('00000000-0000-7000-8000-0000000000b2', 'Comma, quote " and (paren)', '', 'poetry', 0, 0.10, false, '{}', null,
   '{"author": {"name": "Nobody"}}', null, 'CQ', null,
   '00000000-0000-7000-8000-000000000001', 2, '00000000-0000-7000-8000-0000000000e2'),
  ('00000000-0000-7000-8000-0000000000b3', '=1+1', E'two\nlines', null, null, -3.00, null, '{"with,comma"}', '[3,9)',
   null, null, null, '2026-11-21',
   '00000000-0000-7000-8000-000000000001', 3, '00000000-0000-7000-8000-0000000000e3'),
  ('00000000-0000-7000-8000-0000000000b9', 'Secret of another', null, 'novel', 7, 1, true, '{}', null, null, null, null,
   null, '00000000-0000-7000-8000-000000000002', 4, '00000000-0000-7000-8000-0000000000e9');

insert into loans values ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000a1', '2026-12-24',
                          '00000000-0000-7000-8000-000000000001');

-- Many rows with few distinct and many missing heights.
insert into shelves
select n, case when n % 3 = 0 then null else n % 5 end, n % 7,
       case when n % 10 = 0 then '00000000-0000-7000-8000-000000000002'::uuid
            else '00000000-0000-7000-8000-000000000001' end
  from generate_series(1, 30000) n;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['books', 'loans', 'shelves', 'hidden'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('create policy own_tenant on %I for select to leadledger_reader using (_tenant_id = '
      || '(select nullif(current_setting(''leadledger.tenant'', true), '''')::uuid))', guarded);
  end loop;
end
$$;
grant usage on schema library to leadledger_reader;
grant select on books, loans, shelves, unguarded to leadledger_reader;
analyze;
