-- The sweep asks every few seconds what is due. Filed notes stay for years and wait for nothing, so
-- only what has a time, or is being sent, is worth an index.
drop index filing_unfinished;
create index filing_waiting on filing (not_before) where not_before is not null;
create index filing_sending on filing (lease_until) where state = 'sending';

-- A note is opened with its filing.
create index filing_of_note on filing (note_id);
