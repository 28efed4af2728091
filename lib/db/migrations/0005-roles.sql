-- The application's role owns nothing and can only add to the audit trail. The owner made it
-- before the first migration (private database) or the operator did (docs/operations.md).
grant usage on schema public to chartside_app;
grant select, insert, update, delete on pending_launch, launch, rate_limit to chartside_app;
grant select, insert, update on note, filing to chartside_app;
grant select, insert on transcript, approved_note, filing_step to chartside_app;
grant select, insert on audit_event to chartside_app;
grant execute on function ensure_audit_partition(date) to chartside_app;
