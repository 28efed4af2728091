-- A note being written. The text is encrypted; what is in the clear decides who may see it.
create table note (
  id            uuid primary key,
  tenant        text not null,
  ehr_id        text not null,
  patient_id    text not null,
  encounter_id  text,
  author        text not null,
  type_code     text not null,
  state         text not null check (state in ('draft', 'approved', 'discarded')),
  -- Goes up with every save; a save names the version it read (F8).
  version       integer not null,
  sealed_body   text not null,
  -- The text that was last shown for signing, and of which version: approval takes exactly this.
  reviewed_version  integer,
  sealed_review     text,
  review_sha256     text,
  created_at    timestamptz not null,
  updated_at    timestamptz not null
);
create index note_of_author on note (tenant, ehr_id, author, patient_id, updated_at);

create table transcript (
  id           uuid primary key,
  note_id      uuid not null references note (id),
  tenant       text not null,
  sealed_body  text not null,
  sha256       text not null,
  created_at   timestamptz not null
);
create index transcript_of_note on transcript (note_id);

-- What a clinician approved, byte for byte. Never changed.
create table approved_note (
  note_id       uuid not null references note (id),
  version       integer not null,
  tenant        text not null,
  -- The exact text that is filed, and the note with its evidence.
  sealed_text   text not null,
  sealed_body   text not null,
  text_sha256   text not null,
  attestation   text not null,
  approved_by   text not null,
  approved_at   timestamptz not null,
  launch_id     text not null,
  primary key (note_id, version)
);
