-- Somebody whose password is lost too shows one contact before the plan is shown: its challenge is there before the start.
alter table recovery.recoveries drop constraint recoveries_check;
alter table recovery.recoveries add constraint started_has_challenge
  check (started_at is null or challenge_id is not null);
