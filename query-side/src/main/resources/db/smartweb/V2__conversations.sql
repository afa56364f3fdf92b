-- Interactions also come from conversations: each message of an e-mail, SMS or WhatsApp exchange, and each chat or call as
-- a whole.

alter type interaction_type add value 'live_chat';
alter type interaction_type add value 'social';

comment on table interactions is
  'That somebody was in touch with a lead, or noted something about it: logged by hand, a written message of a conversation, or a chat or call as a whole.';
comment on column interactions.id is 'The interaction; the message, or for a chat or call the conversation.';
comment on column interactions.type is 'call, email, meeting, note, task, sms, whatsapp, linkedin, live_chat or social. An AI call is a call.';
comment on column interactions.email_message_id is 'Message-ID of an e-mail, if its provider tells.';
comment on column interactions.email_thread_id is 'The conversation that an e-mail belongs to. Null for one that was logged by hand.';
comment on column interactions.email_opened is 'Whether an e-mail to the lead was opened. Null for others.';

comment on column audit_logs.resource_type is 'What it was done to: tenant, user, lead, company, conversation.';
comment on column audit_logs.resource_id is 'Id of that tenant, user, lead, company or conversation.';
