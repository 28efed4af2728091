-- A preliminary note waits in the chart for another clinician to attest it.
alter table filing add column is_preliminary boolean not null default false;

-- What its author asked for. What has come of it follows from the filings of the note; only that it
-- was given back is a fact of its own.
create table co_sign_request (
  filing_id       uuid primary key references filing (id),
  tenant          text not null,
  ehr_id          text not null,
  ehr_iss         text not null,
  patient_id      text not null,
  author          text not null,
  -- Undirected: any clinician of the site but the author.
  addressed       text,
  -- Names and visit in the EHR's words: encrypted, bound to this row.
  sealed_request  text not null,
  returned_at     timestamptz,
  returned_by     text,
  sealed_return   text,
  constraint co_sign_not_own check (addressed <> author and returned_by <> author),
  constraint co_sign_return_whole check (
    (returned_at is null) = (returned_by is null) and
    (returned_at is null) = (sealed_return is null))
);
create index co_sign_request_of_site on co_sign_request (tenant, ehr_id, patient_id);

grant select, insert, update on co_sign_request to chartside_app;
