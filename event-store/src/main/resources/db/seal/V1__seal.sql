-- Which history this is. Whoever seals holds this row.
create table seal.tree (
  only_row boolean primary key default true check (only_row),
  origin text not null
);
comment on table seal.tree is 'The name under which this history is sealed; whoever makes the tree grow locks its row.';

-- The tree in pieces of 256 hashes: level 0 holds leaves, level n the roots of 256 pieces of level n - 1. Above level 0
-- a piece is there when it is full; what is not yet is made of the roots below it.
create table seal.tile (
  level smallint not null,
  number bigint not null,
  last_position bigint not null,
  positions bigint[],
  hashes bytea not null,
  root bytea,
  primary key (level, number)
);
alter table seal.tile alter column hashes set storage external;
create index tile_by_position on seal.tile (last_position) where level = 0;
comment on table seal.tile is 'The Merkle tree (RFC 9162) over all events, 256 hashes a row.';
comment on column seal.tile.positions is 'Of the events of a piece of leaves, in the order of its hashes.';
comment on column seal.tile.root is 'Over the piece, once it is full.';

create table seal.key (
  number int primary key,
  public_key text not null,
  made_at timestamptz not null default now()
);
comment on table seal.key is 'Public keys of heads; the newest signs. Private keys are in the vault, under history-seal-key/<number>.';

create table seal.head (
  size bigint primary key,
  root bytea not null,
  position bigint not null,
  signed_at timestamptz not null,
  note text not null
);
comment on table seal.head is 'Signed heads: what the history was at a moment, in one hash.';

-- Where heads are taken, outside of this database.
create table seal.outlet (
  name text primary key,
  size bigint not null,
  told_at timestamptz
);
comment on table seal.outlet is 'How far each place outside of the database has been told of heads.';
