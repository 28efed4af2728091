-- Who reads the trail and who seals it, each with a role of its own. Like the application's role they
-- own nothing; migrate.ts or the operator made them.
grant usage on schema public to chartside_audit_ro, chartside_seal;

-- Reports, exports, proofs and checks: whatever says something of the trail, and nothing else.
grant select on audit_event, audit_leaf, audit_node, audit_head, audit_seal, audit_anchor,
  audit_verification, audit_retention, audit_purge, audit_purged_run to chartside_audit_ro;
-- Whether a hold keeps a month, not why it was placed.
grant select (id, tenant, ehr_id, patient, user_url, from_at, to_at) on legal_hold to chartside_audit_ro;
grant select (hold_id) on legal_hold_end to chartside_audit_ro;

-- Leaves, heads and what was shipped are added by the sealer alone.
grant select on audit_event to chartside_seal;
grant select, insert on audit_leaf, audit_node, audit_head, audit_seal, audit_anchor to chartside_seal;

-- The application adds records and may find the end of its own chain; what they say it cannot read.
revoke select on audit_event from chartside_app;
grant select (node, at, seq, hash) on audit_event to chartside_app;
revoke select, insert on audit_leaf, audit_node, audit_head, audit_seal, audit_anchor from chartside_app;
-- About how much a check has to read.
grant select (tenant, size) on audit_head to chartside_app;
revoke select on audit_verification, audit_retention, audit_purged_run from chartside_app;

-- Both show what is in the trail, under the rights of whoever calls them.
revoke execute on function audit_month_runs(date), audit_month_digest(date),
  audit_month_obstacles(date) from public;
grant execute on function audit_month_runs(date), audit_month_digest(date),
  audit_month_obstacles(date) to chartside_audit_ro;
