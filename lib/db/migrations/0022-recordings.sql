-- What was answered to the question whether a visit may be recorded, and how its recording stands.
-- The row stays when the sound is gone: it is the record of the consent.
create table recording (
  id              uuid primary key,
  tenant          text not null,
  ehr_id          text not null,
  patient_id      text not null,
  encounter_id    text,
  -- Who asked.
  author          text not null,
  launch_id       text not null,
  note_id         uuid references note (id),
  state           text not null check (state in ('declined', 'consented', 'recording', 'paused',
                    'stopped', 'transcribed', 'withdrawn', 'deleted')),
  consent_form    text not null check (consent_form in ('spoken', 'written')),
  consent_by      text not null check (consent_by in ('patient', 'representative')),
  -- Version of the words that the question was asked with.
  consent_script  text not null,
  answered_at     timestamptz not null,
  chunk_count     integer,
  deleted_at      timestamptz,
  constraint recording_for_note check (state = 'declined' or note_id is not null)
);
create index recording_of_visit on recording (tenant, ehr_id, author, patient_id, answered_at);
-- What the sweep walks through.
create index recording_open on recording (id) where state not in ('declined', 'deleted');

-- Sound, encrypted piece by piece; each is bound to its place in its recording.
create table recording_chunk (
  recording_id  uuid not null references recording (id),
  seq           integer not null check (seq >= 0),
  sealed        bytea not null,
  primary key (recording_id, seq)
);
-- Nothing encrypted gets smaller.
alter table recording_chunk alter column sealed set storage external;

grant select, insert, update on recording to chartside_app;
grant select, insert, delete on recording_chunk to chartside_app;
