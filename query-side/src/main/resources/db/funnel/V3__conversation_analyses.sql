-- What conversations are about. Documented by name only: "insights derived from analyzing conversations, such as extracted data
-- points and findings".

create table conversation_analysis (
  id uuid primary key,
  conversation_id uuid not null references user_conversation (id) not enforced,
  tenant_id uuid not null references tenant (id) not enforced,
  user_id uuid not null references "user" (id) not enforced,
  status text not null,
  failure text,
  occasion text not null,
  message_count integer not null,
  intent text,
  sentiment text,
  summary text,
  findings jsonb not null default '[]',
  extracted_data_points jsonb not null default '[]',
  model text,
  cost numeric(14, 6),
  analysed_at timestamptz not null,
  created_at timestamptz not null default now(),
  _tenant_id uuid not null,
  _position bigint not null,
  _event_id uuid not null,
  constraint conversation_analysis_status_check check (status in ('completed', 'failed')),
  constraint conversation_analysis_occasion_check check (occasion in ('quiet', 'closed', 'request')),
  constraint conversation_analysis_sentiment_check check (sentiment in ('positive', 'neutral', 'negative'))
);

create index conversation_analysis_page_idx on conversation_analysis (_tenant_id, created_at, id);
create index conversation_analysis_conversation_idx on conversation_analysis (conversation_id, message_count);

comment on table conversation_analysis is 'What a conversation was about when it was analysed, or that it could not be. Documented as ConversationAnalysis.';
comment on column conversation_analysis.id is 'The analysis.';
comment on column conversation_analysis.conversation_id is 'The conversation.';
comment on column conversation_analysis.tenant_id is 'The tenant whose conversation it is.';
comment on column conversation_analysis.user_id is 'The person: a lead.';
comment on column conversation_analysis.status is 'completed, or failed: then nothing is known but why.';
comment on column conversation_analysis.failure is 'Why it failed. Null unless it did.';
comment on column conversation_analysis.occasion is 'quiet: nothing was said for a while. closed: the conversation ended. request: somebody asked.';
comment on column conversation_analysis.message_count is 'How many messages of the conversation were there.';
comment on column conversation_analysis.intent is 'What the lead is after, such as search or make_appointment.';
comment on column conversation_analysis.sentiment is 'How the lead sounds: positive, neutral or negative.';
comment on column conversation_analysis.summary is 'What was said, in a few sentences. Null once the lead is erased.';
comment on column conversation_analysis.findings is 'What else is worth knowing, as a list of sentences.';
comment on column conversation_analysis.extracted_data_points is 'The values that hold, as a list of objects: name, value, normalised_value, confidence from 0 to 1, message_id, message_number, start, end.';
comment on column conversation_analysis.model is 'Who says so: embedded, or the name of a language model.';
comment on column conversation_analysis.cost is 'What the answer cost in US dollars. Null if nothing.';
comment on column conversation_analysis.analysed_at is 'When it was analysed.';
comment on column conversation_analysis.created_at is 'When it was recorded.';
