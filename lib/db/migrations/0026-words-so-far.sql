-- What was heard so far of a recording under way, encrypted: replaced all the time, and gone with the
-- sound or with the transcript.
create table recording_words (
  recording_id  uuid primary key references recording (id),
  sealed        text not null
);
grant select, insert, update, delete on recording_words to chartside_app;
