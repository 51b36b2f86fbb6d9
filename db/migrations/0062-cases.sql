create schema cases;

-- Something that people have to look at before it goes on.
create table cases.cases (
  id text primary key check (id like 'cas\_%'),
  kind text not null check (kind in ('recovery')),
  -- What it decides: the recovery.
  subject_id text not null,
  account_id text not null references accounts.accounts (id),
  stage text not null check (stage in
    ('opened', 'documents_wanted', 'in_review', 'approved_once', 'approved', 'refused', 'withdrawn')),
  -- Counts from 1; asking for other documents starts the review over.
  round integer not null default 1 check (round > 0),
  -- Why other documents are wanted, or why it was refused.
  reason text,
  opened_at timestamptz not null,
  stage_since timestamptz not null,
  ended_at timestamptz,
  unique (kind, subject_id),
  check ((ended_at is not null) = (stage in ('approved', 'refused', 'withdrawn'))),
  check (stage <> 'refused' or reason is not null)
);
create index cases_by_stage on cases.cases (stage, stage_since, id);
create index cases_of_account on cases.cases (account_id, opened_at desc);

-- What the customer showed. The content is encrypted under a key of its own; deleting that key destroys it.
create table cases.documents (
  id text primary key check (id like 'doc\_%'),
  -- The order in which they were added.
  sequence bigint generated always as identity,
  case_id text not null references cases.cases (id),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes integer not null check (size_bytes between 1 and 8388608),
  content bytea,
  key_sealed text,
  added_at timestamptz not null,
  destroyed_at timestamptz,
  check ((content is null) = (destroyed_at is not null)),
  check ((key_sealed is null) = (destroyed_at is not null))
);
-- A photo doesn't get smaller; trying would cost time.
alter table cases.documents alter column content set storage external;
create index documents_of_case on cases.documents (case_id, sequence);

-- What each reviewer said. Whatever races, nobody speaks twice in a round.
create table cases.reviews (
  case_id text not null references cases.cases (id),
  round integer not null,
  staff_id text not null references staff.members (id),
  verdict text not null check (verdict in ('approve', 'refuse', 'ask_again')),
  reason text,
  -- For colleagues; the customer never sees it.
  note text not null check (length(note) <= 1000),
  at timestamptz not null,
  primary key (case_id, round, staff_id),
  check ((verdict = 'approve') = (reason is null))
);

-- What happened to a case. Append-only.
create table cases.events (
  id bigint generated always as identity primary key,
  case_id text not null references cases.cases (id),
  at timestamptz not null,
  event text not null,
  stage text not null,
  staff_id text references staff.members (id),
  facts jsonb not null default '{}'
);
create index events_of_case on cases.events (case_id, id);
create trigger events_are_append_only before update or delete or truncate on cases.events
  for each statement execute function audit.refuse_change();
