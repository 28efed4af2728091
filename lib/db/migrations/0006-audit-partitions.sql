-- The function runs with its owner's rights, so it names every schema: what its caller put into a
-- temporary one must not be taken for a part of the trail.
create or replace function ensure_audit_partition(month date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', month)::date;
  partition text := 'audit_event_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(format('public.%I', partition)) is not null then return; end if;
  execute format(
    'create table public.%I partition of public.audit_event for values from (%L) to (%L)',
    partition, first, (first + interval '1 month')::date);
  -- Row triggers are cloned onto a partition; the statement trigger for TRUNCATE is not.
  execute format(
    'create trigger %I before truncate on public.%I for each statement execute function public.audit_is_append_only()',
    partition || '_no_truncate', partition);
end $$;

revoke execute on function ensure_audit_partition(date) from public;
