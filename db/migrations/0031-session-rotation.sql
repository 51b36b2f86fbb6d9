-- The token that a session had before its last rotation, accepted until `former_until`. One is enough: a second rotation
-- within that time ends the first token at once.
alter table sessions.sessions
  -- SHA-256, as `token_hash`.
  add column former_token_hash text,
  add column former_until timestamptz,
  add constraint former_token_until check ((former_token_hash is null) = (former_until is null));
create unique index sessions_former_token on sessions.sessions (former_token_hash) where former_token_hash is not null;
