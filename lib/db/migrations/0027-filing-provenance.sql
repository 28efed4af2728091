-- Where the labels of a filed note stand: a Provenance that follows it. Ids and states only.
create table filing_provenance (
  filing_id      uuid primary key references filing (id),
  state          text not null check (state in
    ('waiting', 'sending', 'filed', 'refused', 'not-sent', 'unknown')),
  attempt        integer not null default 0,
  -- Lease of the worker that holds it; a late write with an old fence is refused.
  fence          bigint not null default 0,
  lease_until    timestamptz,
  not_before     timestamptz not null,
  -- From the EHR's own answer only.
  provenance_id  text,
  error_code     text
);
create index filing_provenance_open on filing_provenance (not_before)
  where state in ('waiting', 'sending');
grant select, insert, update on filing_provenance to chartside_app;
