-- Counted in the transaction of the call, and held against the tenant's subscription.
create table command.ai_calls_made (
  tenant_id uuid not null,
  month text not null,
  calls integer not null,
  most integer not null,
  primary key (tenant_id, month)
);
comment on column command.ai_calls_made.most is 'As many as the tenant had subscribed to when it last wanted to make one.';
comment on table command.ai_calls_made is 'How many AI calls each tenant has made in each month of UTC.';
