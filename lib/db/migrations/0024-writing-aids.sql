-- Phrases and templates that clinicians keep for themselves. They are written for no patient, but
-- nobody can be sure of that: names and words are sealed like those of a note.
create table writing_aid (
  tenant       text not null,
  user_url     text not null,
  id           uuid not null,
  kind         text not null check (kind in ('phrase', 'template')),
  sealed_body  text not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (tenant, user_url, id)
);

grant select, insert, update, delete on writing_aid to chartside_app;
