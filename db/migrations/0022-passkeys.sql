-- Passkeys (WebAuthn credentials) and the ceremonies in which they are shown or made.
create table factors.passkeys (
  id text primary key check (id like 'pky\_%'),
  account_id text not null references accounts.accounts (id),
  -- What it opens. A Pay passkey signs payments and never signs in.
  product text not null check (product in ('sign_in')),
  -- base64url; no two accounts share one (WebAuthn L3 section 7.1, step 26).
  credential_id text not null unique,
  -- COSE_Key.
  public_key bytea not null,
  -- WebAuthn L3 section 6.1.1: the last one seen.
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  aaguid text not null,
  -- Backup eligibility, fixed for life; and whether a copy exists now (section 6.1.3).
  is_backup_eligible boolean not null,
  is_backed_up boolean not null check (is_backup_eligible or not is_backed_up),
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_account on factors.passkeys (account_id, created_at);

-- A challenge that waits for one answer. Read once: whoever answers deletes it, right or wrong.
create table factors.passkey_ceremonies (
  id text primary key,
  purpose text not null check (purpose in ('sign_in', 'prove', 'add')),
  -- The session or browser that started it.
  holder text not null,
  -- The step of the gate that it proves; null when it starts a sign-in.
  challenge_id text references gate.challenges (id) on delete cascade,
  slot text,
  webauthn_challenge text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((purpose = 'sign_in') = (challenge_id is null)),
  check ((challenge_id is null) = (slot is null))
);
-- A new ceremony takes the place of the one before.
create unique index one_ceremony_per_slot on factors.passkey_ceremonies (challenge_id, slot);
create index ceremonies_of_holder on factors.passkey_ceremonies (holder, created_at desc);
create index ceremonies_by_expiry on factors.passkey_ceremonies (expires_at);

-- A passkey that is removed takes its proofs with it.
create index challenges_of_account on gate.challenges (account_id);
