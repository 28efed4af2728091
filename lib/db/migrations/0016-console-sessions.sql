-- A sign-in to the console on its way through the identity provider. One use: taken out by DELETE.
create table console_sign_in (
  state_hash  text primary key,
  bind_hash   text not null,
  -- PKCE verifier and nonce: encrypted, bound to this row.
  sealed      text not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);
create index console_sign_in_expires_at on console_sign_in (expires_at);

-- Somebody signed in to the console.
create table console_session (
  id            uuid primary key,
  secret_hash   text not null unique,
  -- Who it is and what they may do: encrypted, bound to this row.
  sealed_user   text not null,
  opened_at     timestamptz not null,
  last_used_at  timestamptz not null,
  ends_at       timestamptz not null,
  ended_at      timestamptz,
  ended_why     text check (ended_why in ('user', 'idle', 'limit'))
);
create index console_session_ends_at on console_session (ends_at);

grant select, insert, update, delete on console_sign_in, console_session to chartside_app;
