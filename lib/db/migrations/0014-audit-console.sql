-- What the console asks for: an access by its id with its outcome, a tenant's records in the order of
-- time, and those of one kind.
create index audit_event_of_access on audit_event ((coalesce(intent_id, id)));
create index audit_event_of_tenant on audit_event (tenant, at);
create index audit_event_of_action on audit_event (tenant, action, at);

-- Results of checks of the whole trail: counts, ids and kinds of fault, nothing of what a record says.
create table audit_verification (
  id             bigint generated always as identity primary key,
  started_at     timestamptz not null,
  ended_at       timestamptz not null,
  records        bigint not null,
  leaves         bigint not null,
  heads          bigint not null,
  shipped_heads  bigint not null,
  faults         bigint not null,
  unfinished     bigint not null,
  findings       text[] not null
);
create trigger audit_verification_no_change before update or delete on audit_verification
  for each row execute function audit_is_append_only();
create trigger audit_verification_no_truncate before truncate on audit_verification
  for each statement execute function audit_is_append_only();
grant select, insert on audit_verification to chartside_app;
