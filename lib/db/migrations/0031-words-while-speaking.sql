-- Which words a page has seen, so that it is answered when there are others.
alter table recording_words add column version integer not null default 1;
