create schema notifications;

-- The link in a security alert by which its reader freezes the account without signing in.
create table notifications.freeze_links (
  token_hash text primary key,
  account_id text not null references accounts.accounts (id),
  event text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index freeze_links_by_expiry on notifications.freeze_links (expires_at);
