-- A check of the whole trail that somebody asked for in the console: where it stands. What it finds
-- goes into audit_verification, like what `audit verify` finds.
create table audit_check (
  id        uuid primary key,
  -- Of the organisation in whose console it was asked for; the trail is checked whole.
  tenant    text not null,
  asked_by  text not null,
  asked_at  timestamptz not null default now(),
  -- Told by the worker all the time: a check of which nothing is heard any more has died.
  seen_at   timestamptz not null default now(),
  records   bigint not null default 0,
  -- About how many there are.
  total     bigint not null,
  ended_at  timestamptz,
  failed    text check (failed in ('interrupted', 'unavailable'))
);
-- One at a time: it reads everything.
create unique index audit_check_one_open on audit_check ((true)) where ended_at is null;
grant select, insert, update on audit_check to chartside_app;
