create schema sessions;

-- A browser or app that a customer has signed in with. One row per account, so two people on one computer stay apart.
create table sessions.devices (
  id text primary key,
  account_id text not null references accounts.accounts (id),
  -- SHA-256 of the device token kept in the browser's cookie.
  token_hash text not null,
  name text not null check (length(name) between 1 and 80),
  system text not null,
  browser text not null,
  address text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  last_sign_in_at timestamptz not null,
  removed_at timestamptz
);
create unique index one_device_per_token_and_account on sessions.devices (account_id, token_hash) where removed_at is null;
create index devices_of_account on sessions.devices (account_id, last_seen_at desc) where removed_at is null;

create table sessions.sessions (
  id text primary key,
  account_id text not null references accounts.accounts (id),
  device_id text not null references sessions.devices (id),
  -- SHA-256 of the bearer token; the token itself is nowhere on our side.
  token_hash text not null unique,
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_of_account on sessions.sessions (account_id, last_seen_at desc) where ended_at is null;
create index sessions_of_device on sessions.sessions (device_id) where ended_at is null;

-- A request to authorise a new device by one method.
create table sessions.authorisations (
  id text primary key,
  challenge_id text not null references gate.challenges (id) on delete cascade,
  account_id text not null references accounts.accounts (id),
  method text not null check (method in ('device_approval', 'phone_call', 'email_link')),
  state text not null check (state in ('waiting', 'confirmed', 'cancelled', 'replaced', 'unanswered')),
  -- Device approval: keyed hash of the code that the new device shows.
  code_mac text,
  code_sealed text,
  wrong_codes integer not null default 0,
  -- E-mail link: SHA-256 of its token.
  link_hash text unique,
  -- Phone call: the message in the outbox.
  message_id text unique,
  -- What the customer is shown about the device that wants in.
  device_name text not null,
  system text not null,
  browser text not null,
  address text not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null
);
create index authorisations_of_challenge on sessions.authorisations (challenge_id, requested_at desc);
create index waiting_authorisations_of_account on sessions.authorisations (account_id, requested_at desc);
