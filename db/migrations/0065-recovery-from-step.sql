-- The step that it was reached from ("Unable to verify?"), and whose that was: what is proven there is taken along at the start.
alter table recovery.recoveries add column from_challenge text;
alter table recovery.recoveries add column from_holder text;
alter table recovery.recoveries add constraint step_has_holder check ((from_challenge is null) = (from_holder is null));
