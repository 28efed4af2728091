-- Which server a launch was opened on: an entry of ehrs.json may keep its id and name another one,
-- and a token, a code or a patient's id must never go there. It is not known of the launches there
-- are, so these end, and their users sign in once more.
delete from pending_launch;
alter table pending_launch add column ehr_iss text not null;

alter table launch add column ehr_iss text not null default '';
alter table launch alter column ehr_iss drop default;
update launch set ended_at = now(), ended_why = 'limit', sealed_tokens = null where ended_at is null;
