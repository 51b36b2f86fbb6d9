-- Signed out, one contact is proven before the page says anything else about the account: which slot that is.
alter table gate.challenges add column first_slot text;
