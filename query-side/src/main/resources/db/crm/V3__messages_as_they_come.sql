-- Whoever watches conversations asks for what has come to the tenant's messages since.
create index messages_coming_idx on messages (_tenant_id, _position);
