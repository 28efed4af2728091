-- How a clinician wants drafts worded and notes set is kept with their phrases and templates.
alter table writing_aid drop constraint writing_aid_kind_check;
alter table writing_aid add constraint writing_aid_kind_check
  check (kind in ('phrase', 'template', 'draft-length', 'draft-style'));
