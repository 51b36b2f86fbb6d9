-- The gate: what an action needs (challenges), what was shown (codes, proofs), what may be done (grants).
create schema gate;

create table gate.challenges (
  id text primary key,
  action text not null,
  -- Null for sign-up and for decoys.
  account_id text references accounts.accounts (id),
  is_decoy boolean not null default false,
  -- Whom wrong codes are counted against: the account, or a keyed hash of what was claimed.
  subject text not null,
  -- The session or browser that may work on it.
  holder text not null,
  -- What the action would do; sealed, because it holds new contacts and keys.
  payload_sealed text not null,
  payload_sha256 text not null,
  slots jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index challenges_by_expiry on gate.challenges (expires_at);
create index challenges_by_holder on gate.challenges (holder, created_at desc);

create table gate.codes (
  id text primary key,
  challenge_id text not null references gate.challenges (id) on delete cascade,
  slot text not null,
  channel text not null check (channel in ('email', 'sms', 'voice')),
  -- Keyed hashes: enough to count by, nothing to read.
  destination_mac text not null,
  address_mac text not null,
  subject text not null,
  code_mac text not null,
  message_id text,
  state text not null check (state in ('live', 'replaced', 'used')),
  sent_at timestamptz not null,
  expires_at timestamptz not null
);
-- One live code per slot, whatever races.
create unique index one_live_code_per_slot on gate.codes (challenge_id, slot) where state = 'live';
create index codes_by_slot on gate.codes (challenge_id, slot, sent_at desc);
create index codes_by_destination on gate.codes (destination_mac, sent_at desc);
create index codes_by_subject on gate.codes (subject, sent_at desc);
create index codes_by_address on gate.codes (address_mac, sent_at desc);

create table gate.wrong_codes (
  subject text not null,
  at timestamptz not null
);
create index wrong_codes_by_subject on gate.wrong_codes (subject, at desc);

create table gate.locks (
  subject text primary key,
  locked_until timestamptz not null
);

create table gate.proofs (
  challenge_id text not null references gate.challenges (id) on delete cascade,
  slot text not null,
  kind text not null,
  proved_at timestamptz not null,
  primary key (challenge_id, slot)
);

create table gate.grants (
  id text primary key,
  challenge_id text not null unique references gate.challenges (id) on delete cascade,
  account_id text references accounts.accounts (id),
  holder text not null,
  action text not null,
  payload_sha256 text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz
);

create schema factors;

create table factors.passwords (
  account_id text primary key references accounts.accounts (id),
  -- A PHC string of argon2id, with its own salt and parameters.
  hash text not null,
  changed_at timestamptz not null
);

create table factors.wrong_passwords (
  -- A keyed hash of the e-mail or phone that was typed, so that unknown accounts are counted the same way.
  subject text not null,
  address_mac text not null,
  at timestamptz not null
);
create index wrong_passwords_by_subject on factors.wrong_passwords (subject, at desc);
create index wrong_passwords_by_address on factors.wrong_passwords (address_mac, at desc);

create table factors.authenticators (
  account_id text primary key references accounts.accounts (id),
  secret_sealed text not null,
  linked_at timestamptz not null,
  -- RFC 6238 section 5.2: a time step is accepted once.
  last_step bigint not null
);
