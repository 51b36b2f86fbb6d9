-- The settings lock: on while it has days. Unlocking takes as many; the master key, made beforehand, ends it at once.
alter table accounts.accounts
  add column settings_lock_days integer check (settings_lock_days between 1 and 30),
  add column settings_unlock_at timestamptz,
  add column master_key_mac text,
  add check (settings_unlock_at is null or settings_lock_days is not null);
