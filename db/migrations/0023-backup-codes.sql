-- Why a sign-in looked unusual when it began; empty for most. It is asked again when the sign-in ends.
alter table gate.challenges add column unusual text[] not null default '{}';

-- Codes for the day that the authenticator is gone, each usable once. A new set replaces the old one.
create table factors.backup_codes (
  account_id text not null references accounts.accounts (id),
  code_mac text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_mac)
);
