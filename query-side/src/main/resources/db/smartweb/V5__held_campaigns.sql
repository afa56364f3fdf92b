alter table ai_call_campaigns add column held_until timestamp;
comment on column ai_call_campaigns.held_until is 'Until when no call is made because the month''s calls are used up, in UTC. A moment that has passed holds nothing.';
