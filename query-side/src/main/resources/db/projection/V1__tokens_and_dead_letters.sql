-- How far each projection has come: one row per processor and segment, written in the transaction that writes the rows.
create table projection.token_entry (
  processor_name text not null,
  segment integer not null,
  token bytea,
  token_type text,
  timestamp text,
  owner text,
  primary key (processor_name, segment)
) with (fillfactor = 50);

comment on table projection.token_entry is 'How far each projection has come, and which process is at it.';

-- Events that could not be projected, and those of the same stream that came after them. Personal data is ciphertext.
create table projection.dead_letter_entry (
  dead_letter_identifier text primary key,
  processing_group text not null,
  sequence_identifier text not null,
  sequence_index bigint not null,
  message_type text not null,
  event_identifier text not null,
  timestamp text not null,
  payload_type text not null,
  payload_revision text,
  payload bytea not null,
  meta_data bytea,
  aggregate_type text,
  aggregate_identifier text,
  sequence_number bigint,
  token_type text,
  token bytea,
  enqueued_at text not null,
  last_touched text,
  processing_started text,
  cause_type text,
  cause_message text,
  diagnostics bytea,
  constraint one_letter_per_place_in_a_sequence unique (processing_group, sequence_identifier, sequence_index)
);

comment on table projection.dead_letter_entry is 'Events that are parked: refused by a projector''s table, or behind one of their stream that was.';
