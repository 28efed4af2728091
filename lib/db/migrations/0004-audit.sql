-- The audit trail. Each process writes its own hash chain (boot_id, seq); `body` holds the exact
-- bytes that were hashed, the columns beside it are for searching and are checked against it.
create table audit_event (
  boot_id    uuid not null,
  seq        bigint not null,
  id         uuid not null,
  at         timestamptz not null,
  node       text not null,
  tenant     text not null,
  phase      text not null check (phase in ('intent', 'outcome')),
  action     text not null,
  intent_id  uuid,
  result     text,
  launch_id  text,
  user_url   text,
  patient    text,
  prev       text not null,
  hash       text not null,
  -- HMAC of the hash under a key that the database does not hold: its owner cannot re-chain.
  mac        text not null,
  mac_key    text not null,
  -- Commit order for the sealer: only rows older than every open transaction may be sealed.
  xid        xid8 not null default pg_current_xact_id(),
  body       text not null,
  primary key (boot_id, seq, at)
) partition by range (at);

create index audit_event_of_patient on audit_event (tenant, patient, at);
create index audit_event_of_user on audit_event (tenant, user_url, at);
create index audit_event_of_node on audit_event (node, at);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_event_no_change before update or delete on audit_event
  for each row execute function audit_is_append_only();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function audit_is_append_only();

-- Makes the partition of a month when it is missing. Runs with the owner's rights, so that a
-- running app can ask for next month's without being able to alter a table.
create function ensure_audit_partition(month date) returns void
language plpgsql security definer set search_path from current as $$
declare
  first date := date_trunc('month', month)::date;
  partition text := 'audit_event_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(partition) is not null then return; end if;
  execute format(
    'create table %I partition of audit_event for values from (%L) to (%L)',
    partition, first, (first + interval '1 month')::date);
  -- Row triggers are cloned onto a partition; the statement trigger for TRUNCATE is not.
  execute format(
    'create trigger %I before truncate on %I for each statement execute function audit_is_append_only()',
    partition || '_no_truncate', partition);
end $$;

select ensure_audit_partition((date_trunc('month', now()) + make_interval(months => m))::date)
from generate_series(-1, 12) as m;
