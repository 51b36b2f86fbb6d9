create schema staff;

-- Who works in the console. Made and removed by a command only; a removed member's row stays, because the log names it.
create table staff.members (
  id text primary key check (id like 'stf\_%'),
  name text not null check (length(name) between 1 and 80),
  email text not null check (email = lower(email) and length(email) <= 254),
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index one_member_per_email on staff.members (email) where removed_at is null;

-- A link with which a member makes a passkey, once.
create table staff.enrolments (
  -- SHA-256 of the link's token; the token itself is nowhere on our side.
  token_hash text primary key,
  member_id text not null references staff.members (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index enrolments_of_member on staff.enrolments (member_id);

-- The only thing that a member signs in with. Apart from the customers' passkeys: neither opens what the other does.
create table staff.passkeys (
  id text primary key check (id like 'spk\_%'),
  member_id text not null references staff.members (id),
  credential_id text not null unique,
  -- COSE_Key.
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  is_backup_eligible boolean not null,
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_member on staff.passkeys (member_id, created_at);

-- WebAuthn challenges that were answered rightly: a challenge travels sealed with its page, and is spent here.
create table staff.spent_challenges (
  challenge text primary key,
  expires_at timestamptz not null
);

create table staff.sessions (
  id text primary key check (id like 'sts\_%'),
  member_id text not null references staff.members (id),
  -- Removing the passkey ends its sessions first.
  passkey_id text references staff.passkeys (id) on delete set null,
  -- SHA-256 of the token in the cookie.
  token_hash text not null unique,
  address text not null,
  device_name text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_of_member on staff.sessions (member_id) where ended_at is null;
create index staff_sessions_by_expiry on staff.sessions (expires_at);

-- Everything that staff did, whom and what it concerned. Append-only.
create table staff.log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  member_id text not null references staff.members (id),
  action text not null,
  account_id text references accounts.accounts (id),
  -- The case, document or passkey.
  subject text,
  facts jsonb not null default '{}',
  address text not null
);
create index log_of_member on staff.log (member_id, id desc);
create index log_of_account on staff.log (account_id, id desc);
create trigger log_is_append_only before update or delete or truncate on staff.log
  for each statement execute function audit.refuse_change();
