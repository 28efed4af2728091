-- The promise to put one approved version into the EHR once.
create table filing (
  id                 uuid primary key,
  tenant             text not null,
  ehr_id             text not null,
  ehr_iss            text not null,
  note_id            uuid not null,
  note_version       integer not null,
  kind               text not null check (kind in ('file', 'void')),
  method             text not null check (method in ('create', 'create-replaces', 'put', 'mdm')),
  patient_id         text not null,
  encounter_id       text,
  author             text not null,
  -- Whose token is used; the next launch of the same author may take over.
  launch_id          text not null,
  state              text not null check (state in
    ('queued', 'sending', 'filed', 'held', 'unknown', 'rejected', 'needs-user', 'needs-review')),
  verification       text check (verification in ('identical', 'altered')),
  -- Frozen at approval and never rebuilt (WB-21).
  sealed_payload     text not null,
  payload_sha256     text not null,
  attachment_sha256  text not null,
  attempt            integer not null default 0,
  looks              integer not null default 0,
  -- Lease of the worker that holds it; a late write with an old fence is refused (WB-23).
  fence              bigint not null default 0,
  lease_until        timestamptz,
  not_before         timestamptz,
  -- From the EHR's own answer only.
  record_id          text,
  record_version     text,
  record_etag        text,
  ehr_time           timestamptz,
  ehr_request_id     text,
  receipt            text,
  adopted            boolean not null default false,
  error_code         text,
  -- The EHR's own words about a refusal may quote the note: encrypted.
  sealed_ehr_said    text,
  created_at         timestamptz not null,
  updated_at         timestamptz not null,
  foreign key (note_id, note_version) references approved_note (note_id, version),
  unique (tenant, ehr_iss, note_id, note_version, kind)
);
create index filing_unfinished on filing (state, not_before)
  where state in ('queued', 'sending', 'held', 'unknown');
create index filing_of_author on filing (tenant, ehr_id, author, patient_id);

-- Every step a filing took, for the page and for reconstruction. No clinical values.
create table filing_step (
  filing_id   uuid not null references filing (id),
  seq         integer not null,
  at          timestamptz not null,
  event       text not null,
  state       text not null,
  error_code  text,
  primary key (filing_id, seq)
);
