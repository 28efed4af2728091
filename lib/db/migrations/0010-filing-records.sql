-- Which records of a patient filings of ours are already: a lost note is looked for among the others.
create index filing_records on filing (tenant, ehr_iss, patient_id) where record_id is not null;
