-- Where a device signed in from, as far as the operator's proxy tells: a new country makes a sign-in unusual.
alter table sessions.devices add column country text check (country ~ '^[A-Z]{2}$');
