-- A contact of the customer's own other account, agreed to move here when the change is made. One a contact.
create table contacts.migrations (
  account_id text not null references accounts.accounts (id),
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  from_account_id text not null references accounts.accounts (id),
  agreed_until timestamptz not null,
  primary key (account_id, kind)
);
