-- Messages on their way out. Recipient and content are sealed, and erased once the message is settled.
create table platform.outbox (
  id text primary key,
  channel text not null check (channel in ('email', 'sms', 'voice')),
  content text,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'expired')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  -- After this the message is worthless; null for messages that are worth having late.
  expires_at timestamptz,
  next_try_at timestamptz not null,
  -- When the try that is under way began.
  started_at timestamptz,
  settled_at timestamptz,
  last_error text,
  -- Calls only: how many times keys were taken, what was answered then, and when the carrier said that the call was over.
  key_turns integer not null default 0,
  key_reply text,
  ended_at timestamptz,
  check ((settled_at is not null) = (state in ('sent', 'failed', 'expired'))),
  check (content is not null or settled_at is not null)
);
create index outbox_open on platform.outbox (next_try_at) where settled_at is null;
create index outbox_settled on platform.outbox (settled_at) where settled_at is not null;

-- One message per key and window, however often it is asked for.
create table platform.outbox_keys (
  idempotency_key text primary key,
  message_id text not null,
  expires_at timestamptz not null
);
create index outbox_keys_expires_at on platform.outbox_keys (expires_at);

-- The processes that run jobs. Jobs of one that was not seen for a minute are given to the others.
create table platform.job_workers (
  id text primary key,
  seen_at timestamptz not null
);

-- What the development inbox received; never written in production mode.
create table platform.inbox_messages (
  id text primary key,
  seq bigint generated always as identity unique,
  channel text not null check (channel in ('email', 'sms', 'voice')),
  recipient text not null,
  received_at timestamptz not null,
  subject text,
  text text not null,
  html text,
  -- received: e-mails and SMS. ringing, answered, ended, missed: calls.
  state text not null check (state in ('received', 'ringing', 'answered', 'ended', 'missed')),
  -- Calls only: where the next key goes, and where the carrier reports the end.
  key_url text,
  status_url text,
  call_sid text
);
create index inbox_messages_recipient on platform.inbox_messages (recipient, seq desc);
