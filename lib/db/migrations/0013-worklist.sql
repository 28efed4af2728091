-- One user's unfinished work at an EHR, across patients.
create index note_unsigned on note (tenant, ehr_id, author) where state = 'draft';
create index filing_unfinished_of_author on filing (tenant, ehr_id, author) where state <> 'filed';
-- The newest chart that a user opened of a patient tells the patient's initials.
create index launch_of_patient on launch (tenant, ehr_id, user_url, patient_id, opened_at)
  where sealed_identity is not null;
