-- The account and the two contacts that it always has.
create schema accounts;

create table accounts.accounts (
  id text primary key check (id like 'acc\_%'),
  state text not null check (state in ('active', 'frozen', 'restricted', 'closed')),
  -- Who froze it: a customer can undo their own freeze, never one by staff.
  frozen_by text check (frozen_by in ('customer', 'staff')),
  -- What it goes back to when it is unfrozen: a freeze is no way out of a restriction.
  frozen_from text check (frozen_from in ('active', 'restricted')),
  identity text not null default 'unverified' check (identity in ('unverified', 'verified')),
  region text not null check (region ~ '^[A-Z]{2}$'),
  locale text not null default 'en-GB',
  time_zone text not null default 'UTC',
  anti_phishing_code text,
  terms_accepted_at timestamptz not null,
  created_at timestamptz not null,
  check ((state = 'frozen') = (frozen_by is not null)),
  check ((state = 'frozen') = (frozen_from is not null))
);

create table accounts.contacts (
  account_id text not null references accounts.accounts (id),
  kind text not null check (kind in ('email', 'phone')),
  value text not null check (length(value) between 3 and 254),
  verified_at timestamptz not null,
  primary key (account_id, kind),
  -- Two accounts never share a contact, whatever races.
  constraint contact_belongs_to_one_account unique (kind, value)
);

-- A contact that was replaced stays its owner's for as long as the owner may take the change back.
create table accounts.reserved_contacts (
  kind text not null,
  value text not null,
  account_id text not null references accounts.accounts (id),
  reserved_until timestamptz not null,
  primary key (kind, value)
);

-- Append-only; each entry carries the hash of the one before it on the same account.
create schema audit;

create table audit.entries (
  id text primary key,
  account_id text not null references accounts.accounts (id),
  sequence bigint not null check (sequence > 0),
  at timestamptz not null,
  event text not null,
  facts jsonb not null default '{}',
  previous_hash text not null,
  hash text not null,
  unique (account_id, sequence)
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are never changed or deleted';
end $$;

create trigger entries_are_append_only before update or delete or truncate on audit.entries
  for each statement execute function audit.refuse_change();

create schema holds;

create table holds.holds (
  id text primary key,
  account_id text not null references accounts.accounts (id),
  reason text not null,
  capabilities text[] not null check (cardinality(capabilities) > 0),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at)
);

create index holds_of_account on holds.holds (account_id, ends_at desc);
