-- What the EHR holds in place of the signed text, once its author has seen and accepted it, and why
-- an author put a refused filing aside. Both may quote the note: encrypted.
alter table filing
  add column sealed_standing_text text,
  add column sealed_dismissal text;
