-- The hash can be made by everybody, the seal only with the process secret: whoever can only write to the database can't rewrite
-- a chain unseen. Entries from before have none; the next one of their chain seals them, because its hash covers them.
alter table audit.entries add column seal text not null default '';
alter table audit.entries alter column seal drop default;
