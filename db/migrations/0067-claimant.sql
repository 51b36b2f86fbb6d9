-- Whom a last resort is told about while it is under way: the two new contacts that were proven, and how they are spoken to.
-- Sealed; forgotten when it is over.
alter table recovery.recoveries add column claimant_sealed text
  check (claimant_sealed is null or shown_by = 'nothing');
