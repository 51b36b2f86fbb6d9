create schema contacts;

-- A change of a contact, with the way to take it back for as long as the hold lasts.
create table contacts.changes (
  id text primary key,
  account_id text not null references accounts.accounts (id),
  kind text not null check (kind in ('email', 'phone')),
  old_value text not null,
  new_value text not null,
  changed_at timestamptz not null,
  undo_hash text not null unique,
  undo_until timestamptz not null,
  undone_at timestamptz
);
create index changes_of_account on contacts.changes (account_id, kind, changed_at desc);
