-- A launch on its way through the EHR's authorization server. One use: taken out by DELETE.
create table pending_launch (
  state_hash  text primary key,
  launch_id   text not null,
  tenant      text not null,
  ehr_id      text not null,
  bind_hash   text not null,
  -- PKCE verifier, nonce, redirect URI, token endpoint: encrypted, bound to this row.
  sealed      text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);
create index pending_launch_expires_at on pending_launch (expires_at);

-- An open session: one patient opened by one user from one EHR.
create table launch (
  id                text primary key,
  tenant            text not null,
  ehr_id            text not null,
  secret_hash       text not null unique,
  user_url          text not null,
  patient_id        text not null,
  encounter_id      text,
  context           jsonb not null,
  -- Who patient, visit and user are, as the EHR said when the chart was opened: encrypted.
  sealed_identity   text,
  -- Access and refresh token: encrypted, bound to this row and tenant (S27).
  sealed_tokens     text,
  token_expires_at  timestamptz,
  opened_at         timestamptz not null,
  last_used_at      timestamptz not null,
  ends_at           timestamptz not null,
  -- Nobody used it for a while: no more patient data through it, but its filings go on.
  locked_at         timestamptz,
  ended_at          timestamptz,
  ended_why         text check (ended_why in ('user', 'limit', 'ehr'))
);
create index launch_ends_at on launch (ends_at) where ended_at is null;

-- Shared by all web processes (S26). The shape is that of rate-limiter-flexible. Unlogged: counting
-- costs no flush, and losing the counts in a crash is harmless.
create unlogged table rate_limit (
  key     text primary key,
  points  integer not null default 0,
  expire  bigint
);
