-- A message that won't arrive is looked up by its id, so that the page that waits for its code hears of it.
create index codes_by_message on gate.codes (message_id) where message_id is not null;
