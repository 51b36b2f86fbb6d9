create schema recovery;

-- The way back from a lost factor. What is proven for it is the gate's challenge; this is where it stands.
create table recovery.recoveries (
  id text primary key check (id like 'rec\_%'),
  account_id text not null references accounts.accounts (id),
  action text not null,
  lost text[] not null check (cardinality(lost) > 0),
  stage text not null check (stage in
    ('planned', 'proving', 'case_open', 'waiting', 'binding', 'done', 'cancelled', 'expired', 'refused')),
  -- The browser that may go on with it; its challenge has the same.
  holder text not null,
  challenge_id text unique,
  address_mac text not null,
  device_name text not null,
  -- SHA-256 of the links: one looks, the other cancels.
  track_hash text not null unique,
  cancel_hash text not null unique,
  created_at timestamptz not null,
  started_at timestamptz,
  -- When everything that could be proven was.
  committed_at timestamptz,
  waits_until timestamptz,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((challenge_id is null) = (started_at is null)),
  check (stage not in ('waiting', 'binding') or committed_at is not null)
);
-- Whatever races: what is kept over days is one at a time for an account.
create unique index one_live_recovery on recovery.recoveries (account_id)
  where stage in ('case_open', 'waiting', 'binding');
create index recoveries_of_account on recovery.recoveries (account_id, created_at desc);
create index recoveries_of_address on recovery.recoveries (address_mac, started_at desc);
