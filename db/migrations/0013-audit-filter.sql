-- The activity page shows one kind of event at a time, and limits count an event of the last hour.
create index entries_by_event on audit.entries (account_id, event, sequence desc);
