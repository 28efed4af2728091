-- What the privacy officer found about a signal of the trail (lib/audit/access-signal.ts). A signal is
-- computed anew from the trail each time and has no row; its id follows from what it is about. Written
-- once and never changed, like the trail itself.
create table access_signal_review (
  tenant          text not null,
  signal_id       text not null check (signal_id ~ '^[0-9a-f]{64}$'),
  outcome         text not null check (outcome in ('justified', 'not-justified', 'follow-up')),
  sealed_comment  text not null,
  reviewed_by     text not null,
  reviewed_at     timestamptz not null,
  primary key (tenant, signal_id)
);
create trigger access_signal_review_no_change before update or delete on access_signal_review
  for each row execute function audit_is_append_only();
create trigger access_signal_review_no_truncate before truncate on access_signal_review
  for each statement execute function audit_is_append_only();
grant select, insert on access_signal_review to chartside_app;

-- For the health page: which schema this is.
grant select on schema_migration to chartside_app;
