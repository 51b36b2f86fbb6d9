-- Alerts go to the contacts that an account had lately, too.
create index reserved_contacts_by_account on accounts.reserved_contacts (account_id, reserved_until desc);
