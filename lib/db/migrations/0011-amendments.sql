-- A note that amends a filed one: an addendum, or its corrected version. `original_note` is the first
-- of the family, `amends_filing` the filing whose record stands in the EHR now.
alter table note
  add column amends_kind text check (amends_kind in ('addendum', 'correction')),
  add column original_note uuid references note (id),
  add column amends_filing uuid references filing (id),
  -- Why, in the author's words: may tell of the patient, so it is encrypted.
  add column sealed_reason text,
  add constraint note_amends_whole check (
    (amends_kind is null) = (original_note is null) and
    (amends_kind is null) = (amends_filing is null));

alter table filing
  add column original_note uuid,
  -- What it changes: the filing, its record, and the version that the author saw.
  add column target_filing uuid references filing (id),
  add column target_record text,
  add column if_match text,
  add column sealed_reason text;
update filing set original_note = note_id;
alter table filing
  alter column original_note set not null,
  drop constraint filing_kind_check,
  drop constraint filing_method_check,
  add constraint filing_kind_check check
    (kind in ('file', 'addendum', 'correction', 'void', 'co-sign')),
  add constraint filing_method_check check
    (method in ('create', 'create-replaces', 'create-appends', 'put', 'mdm')),
  add constraint filing_target check (
    (kind = 'file') = (target_filing is null) and
    (target_filing is null) = (target_record is null) and
    (method = 'create') = (kind = 'file'));

-- Once per version and kind, as before (WB-20); what the EHR refused may be asked for again.
alter table filing drop constraint filing_tenant_ehr_iss_note_id_note_version_kind_key;
create unique index filing_once on filing (tenant, ehr_iss, note_id, note_version, kind)
  where state <> 'rejected';
-- A record is replaced, changed or voided once; the changed one is another filing's record.
create unique index filing_superseded_once on filing (target_filing)
  where method <> 'create-appends' and state <> 'rejected';
create index filing_of_original on filing (original_note);
