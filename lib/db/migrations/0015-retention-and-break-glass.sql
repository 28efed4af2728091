-- How long the trail is kept, what is kept longer, what was removed; disclosures; restricted charts.
-- All of it is written once and never changed, like the trail itself.

-- The newest row holds; without one it is six years. Of the installation: a month is one segment.
create table audit_retention (
  id      bigint generated always as identity primary key,
  years   integer not null check (years between 1 and 100),
  set_by  text not null,
  set_at  timestamptz not null default now()
);

-- A hold keeps every month that holds a record of this patient, this user, this period.
create table legal_hold (
  id             uuid primary key,
  tenant         text not null,
  ehr_id         text,
  patient        text,
  user_url       text,
  from_at        timestamptz,
  to_at          timestamptz,
  -- Why, in words, encrypted; nothing for the owner of the tables.
  sealed_reason  text not null,
  placed_by      text not null,
  placed_at      timestamptz not null,
  check ((ehr_id is null) = (patient is null))
);
create table legal_hold_end (
  hold_id        uuid primary key references legal_hold,
  sealed_reason  text not null,
  lifted_by      text not null,
  lifted_at      timestamptz not null
);

-- What was told to somebody outside treatment, payment and operations (45 CFR 164.528). Without a
-- patient: an export of the whole trail of the period, about everybody in it.
create table disclosure (
  id            uuid primary key,
  tenant        text not null,
  ehr_id        text,
  patient       text,
  from_at       timestamptz,
  to_at         timestamptz,
  disclosed_at  timestamptz not null,
  -- To whom, where they are, what and what for: encrypted.
  sealed_body   text not null,
  recorded_by   text not null,
  recorded_at   timestamptz not null,
  check ((ehr_id is null) = (patient is null))
);
create index disclosure_of_patient on disclosure (tenant, patient, disclosed_at);

-- Whether the EHR marked a launch's chart as restricted (HL7 v3 Confidentiality R, V; empty: not).
create table chart_label (
  launch_id  text primary key references launch (id) on delete cascade,
  label      text not null,
  known_at   timestamptz not null default now()
);
create table break_glass (
  id             uuid primary key,
  tenant         text not null,
  ehr_id         text not null,
  patient        text not null,
  user_url       text not null,
  launch_id      text not null,
  label          text not null,
  reason_code    text not null,
  sealed_reason  text not null,
  opened_at      timestamptz not null,
  ends_at        timestamptz not null
);
create index break_glass_of_user on break_glass (tenant, ehr_id, patient, user_url, ends_at);
create index break_glass_of_tenant on break_glass (tenant, opened_at);
create table break_glass_review (
  break_glass_id  uuid primary key references break_glass,
  outcome         text not null check (outcome in ('justified', 'not-justified', 'follow-up')),
  sealed_comment  text not null,
  reviewed_by     text not null,
  reviewed_at     timestamptz not null
);

-- A month that was removed from the trail, and the ends of each chain in it, by which the records on
-- either side still join. What stands here counts only as far as an `audit.purge` record of the trail
-- names the same digest: that record is under a MAC and a signed head.
create table audit_purge (
  month      date primary key check (extract(day from month) = 1),
  records    bigint not null,
  digest     text not null,
  purged_by  text not null,
  purged_at  timestamptz not null default now()
);
create table audit_purged_run (
  month        date not null references audit_purge,
  boot_id      uuid not null,
  first_seq    bigint not null,
  first_prev   text not null,
  last_seq     bigint not null,
  last_hash    text not null,
  primary key (month, boot_id, first_seq)
);

do $$ declare kept text; begin
  foreach kept in array array['audit_retention', 'legal_hold', 'legal_hold_end', 'disclosure',
    'break_glass', 'break_glass_review', 'audit_purge', 'audit_purged_run']
  loop
    execute format(
      'create trigger %I before update or delete on %I for each row execute function audit_is_append_only()',
      kept || '_no_change', kept);
    execute format(
      'create trigger %I before truncate on %I for each statement execute function audit_is_append_only()',
      kept || '_no_truncate', kept);
    execute format('grant select on %I to chartside_app', kept);
  end loop;
end $$;
grant insert on audit_retention, legal_hold, legal_hold_end, disclosure, break_glass,
  break_glass_review to chartside_app;
grant select, insert, update on chart_label to chartside_app;

-- The ends of each unbroken piece of a chain within a month; what a removal keeps of it.
create function audit_month_runs(wanted date)
returns table (boot_id uuid, first_seq bigint, first_prev text, last_seq bigint, last_hash text)
language sql stable set search_path = public, pg_temp as $$
  with numbered as (
    select e.boot_id, e.seq, e.prev, e.hash,
      e.seq - row_number() over (partition by e.boot_id order by e.seq) as island
    from audit_event as e
    where e.at >= wanted::timestamp at time zone 'UTC'
      and e.at < (wanted + interval '1 month')::timestamp at time zone 'UTC')
  select n.boot_id, min(n.seq), (array_agg(n.prev order by n.seq))[1], max(n.seq),
    (array_agg(n.hash order by n.seq desc))[1]
  from numbered as n group by n.boot_id, n.island
$$;

-- SHA-256 over a line for each of them; the same is computed by who checks.
create function audit_month_digest(wanted date) returns text
language sql stable set search_path = public, pg_temp as $$
  select encode(sha256(convert_to(coalesce(string_agg(
    format(E'%s %s %s %s %s\n', boot_id, first_seq, first_prev, last_seq, last_hash), ''
    order by boot_id::text collate "C", first_seq), ''), 'UTF8')), 'hex')
  from audit_month_runs(wanted)
$$;

-- Why a month has to stay: one word each, or none.
create function audit_month_obstacles(wanted date) returns text[]
language plpgsql stable set search_path = public, pg_temp as $$
declare
  first timestamptz := wanted::timestamp at time zone 'UTC';
  last timestamptz := (wanted + interval '1 month')::timestamp at time zone 'UTC';
  kept_for interval := make_interval(years => coalesce(
    (select years from audit_retention order by id desc limit 1), 6));
  found text[] := '{}';
begin
  if last > now() - kept_for then found := found || 'not-due'::text; end if;
  if exists (select from legal_hold as h
    where not exists (select from legal_hold_end where hold_id = h.id)
      and coalesce(h.from_at < last, true) and coalesce(h.to_at > first, true)
      and exists (select from audit_event as e
        where e.tenant = h.tenant and e.at >= first and e.at < last
          and e.at >= coalesce(h.from_at, '-infinity') and e.at < coalesce(h.to_at, 'infinity')
          and (h.patient is null or e.patient = h.patient)
          and (h.user_url is null or e.user_url = h.user_url)))
  then found := found || 'held'::text; end if;
  if exists (select from audit_event as e
    where e.at >= first and e.at < last and not exists (select from audit_leaf as l
      where l.boot_id = e.boot_id and l.seq = e.seq and l.at = e.at))
  then found := found || 'not-sealed'::text; end if;
  if exists (select from (select tenant, max(leaf_index) as newest from audit_leaf
      where at >= first and at < last group by tenant) as t
    where not exists (select from audit_anchor as a join audit_head as h using (tenant, number)
      where a.tenant = t.tenant and h.size > t.newest))
  then found := found || 'not-shipped'::text; end if;
  return found;
end $$;

-- Removes a month. Runs with its owner's rights, because the application may remove nothing; so it
-- asks for itself whether the month may go, and keeps the ends of its chains.
create function purge_audit_month(wanted date, expected text, who text) returns bigint
language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '5s' as $$
declare
  partition text := 'audit_event_' || to_char(wanted, 'YYYY_MM');
  obstacles text[];
  removed bigint;
begin
  if extract(day from wanted) <> 1 or to_regclass(format('public.%I', partition)) is null then
    raise exception 'there is no such month' using errcode = 'no_data_found';
  end if;
  execute format('lock table public.%I in access exclusive mode', partition);
  obstacles := audit_month_obstacles(wanted);
  if obstacles <> '{}' then
    raise exception 'the month has to stay: %', array_to_string(obstacles, ', ')
      using errcode = 'insufficient_privilege';
  end if;
  if audit_month_digest(wanted) is distinct from expected then
    raise exception 'the month is not what was recorded' using errcode = 'insufficient_privilege';
  end if;
  execute format('select count(*) from public.%I', partition) into removed;
  -- The part of the table and the month by UTC are the same rows, or nothing happens.
  if removed is distinct from (select coalesce(sum(r.last_seq - r.first_seq + 1), 0)
    from audit_month_runs(wanted) as r) then
    raise exception 'the month is not one part of the trail' using errcode = 'insufficient_privilege';
  end if;
  insert into audit_purge (month, records, digest, purged_by) values (wanted, removed, expected, who);
  insert into audit_purged_run
    select wanted, r.boot_id, r.first_seq, r.first_prev, r.last_seq, r.last_hash
    from audit_month_runs(wanted) as r;
  execute format('drop table public.%I', partition);
  return removed;
end $$;

revoke execute on function purge_audit_month(date, text, text) from public;
grant execute on function purge_audit_month(date, text, text) to chartside_app;
