-- The last resort: a claim by somebody who can prove nothing of the account, only two new contacts. It has a row whether an
-- account matches it or not, so that nothing tells; `unmatched` says to staff why none does, or does no more.
alter table recovery.recoveries alter column account_id drop not null;
alter table recovery.recoveries add column unmatched text
  check (unmatched in ('no_account', 'not_open', 'another_live', 'limit_reached', 'stopped'));
alter table recovery.recoveries drop constraint recoveries_shown_by_check;
alter table recovery.recoveries add constraint recoveries_shown_by_check
  check (shown_by in ('password', 'session', 'step', 'claim', 'nothing'));
alter table recovery.recoveries add constraint only_the_last_resort_is_unmatched
  check ((account_id is null) = (unmatched is not null) and (account_id is not null or shown_by = 'nothing'));
alter table recovery.recoveries drop constraint recoveries_stopped_because_check;
alter table recovery.recoveries add constraint recoveries_stopped_because_check
  check (stopped_because in ('superseded', 'settings_locked', 'proofs_gone', 'signed_in'));
-- What its limits count: the contact that was named and both new ones, as keyed hashes; empty for every other recovery.
alter table recovery.recoveries add column claim_macs text[] not null default '{}';
create index recoveries_by_claimed_contact on recovery.recoveries using gin (claim_macs);
-- Answered again, a claim is the same one.
create index recoveries_by_step on recovery.recoveries (from_challenge) where shown_by = 'nothing';

-- Its case is looked at by the same people, account or not.
alter table cases.cases alter column account_id drop not null;
