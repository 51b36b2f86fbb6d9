-- How whoever planned it had shown who asks: a claim shows one contact, everything else the password or what stands for it.
alter table recovery.recoveries add column shown_by text not null default 'claim'
  check (shown_by in ('password', 'session', 'step', 'claim'));
update recovery.recoveries set shown_by = 'password' where not 'password' = any (lost);
alter table recovery.recoveries alter column shown_by drop default;
-- Why it was stopped, where nobody pressed a button for it.
alter table recovery.recoveries add column stopped_because text
  check (stopped_because in ('superseded', 'settings_locked', 'proofs_gone'));
-- Limits count an account's recoveries by the network that they came from.
create index recoveries_of_account_by_network on recovery.recoveries (account_id, address_mac, created_at desc);
