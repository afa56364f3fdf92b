-- Whom tenants want forgotten by themselves.
create table command.retention_rule (
  tenant_id uuid primary key,
  untouched_days integer not null check (untouched_days > 0),
  actor uuid not null,
  made_at timestamptz not null default now()
);
comment on table command.retention_rule is 'After how many days without any event about it a tenant''s lead is erased, and who has said so.';
