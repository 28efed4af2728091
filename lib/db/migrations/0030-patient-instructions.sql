-- Patient instructions are a note of their own, made from a signed one: the first note of its family,
-- and the filing whose words they restate. What amends instructions names them as well.
alter table note
  add column rests_on_note uuid references note (id),
  add column rests_on_filing uuid references filing (id),
  add constraint note_rests_on_whole check ((rests_on_note is null) = (rests_on_filing is null));
create index note_resting_on on note (rests_on_note) where rests_on_note is not null;
