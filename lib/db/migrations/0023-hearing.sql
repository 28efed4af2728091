-- From a stopped recording to its transcript. The row decides what is done; jobs only wake.
alter table recording
  -- Two microphones: the clinician's first, then the patient's.
  add column channels smallint not null default 1 check (channels in (1, 2)),
  -- From when on it is to be heard; while somebody is at it, from when on they count as dead.
  add column due_at timestamptz,
  -- Who is at it.
  add column heard_by uuid,
  -- How often it was begun since somebody last asked for it.
  add column tries smallint not null default 0,
  -- Why it could not be heard: a code of the table of failures.
  add column failure text,
  -- Its transcript, which has the id of the recording, is kept since then.
  add column transcribed_at timestamptz;
create index recording_due on recording (due_at) where state = 'stopped' and due_at is not null;

-- How much sound a piece holds, so that a moment of a recording is found without opening them all.
alter table recording_chunk add column bytes integer;
-- Sealed bytes are the length of the key's id, that id, 28 bytes of nonce and tag, and the sound.
update recording_chunk set bytes = octet_length(sealed) - get_byte(sealed, 0) - 29;
alter table recording_chunk alter column bytes set not null;
