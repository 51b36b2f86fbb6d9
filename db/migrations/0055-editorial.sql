create schema editorial;

-- Every article that the editors know, whether readers see it or not.
create table editorial.articles (
  locale text not null,
  category text not null check (category in ('faq', 'announcements', 'product-documents')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Who wrote what readers see: a file of the repository, somebody in the console, or an import.
  origin text not null check (origin in ('file', 'desk', 'import')),
  -- What readers see; none when it was taken away.
  published_number integer,
  -- Of everything that went into its rendering: when it differs, the article is rendered again.
  rendered_with text,
  -- Of the file's text as it was last taken, or last seen below an edit of the desk.
  file_hash text,
  -- A file that changed below an edit of the desk waits here until somebody decides.
  file_source text,
  numbers_given integer not null default 0,
  primary key (locale, category, slug)
);
create index articles_in_conflict on editorial.articles (locale, category, slug) where file_source is not null;

create table editorial.revisions (
  id text primary key check (id like 'rev\_%'),
  locale text not null,
  category text not null,
  slug text not null,
  number integer not null check (number > 0),
  state text not null check (state in
    ('draft', 'in_review', 'scheduled', 'published', 'superseded', 'unpublished', 'discarded')),
  origin text not null check (origin in ('file', 'desk', 'import')),
  -- Markdown below its front matter, as in a file.
  source text not null,
  title text not null,
  -- Everybody who wrote in it; none of them may review it.
  editors text[] not null default '{}',
  reviewer text,
  -- What the reviewer said when it was sent back.
  note text,
  changed_at timestamptz not null,
  publish_at timestamptz,
  published_at timestamptz,
  foreign key (locale, category, slug) references editorial.articles on update cascade on delete cascade,
  unique (locale, category, slug, number),
  check ((state = 'scheduled') = (publish_at is not null)),
  check (state not in ('published', 'superseded', 'unpublished') or published_at is not null)
);

-- One piece of work an article at a time, and one thing that readers see.
create unique index one_open_revision on editorial.revisions (locale, category, slug)
  where state in ('draft', 'in_review', 'scheduled');
create unique index one_published_revision on editorial.revisions (locale, category, slug)
  where state = 'published';
create index revisions_by_state on editorial.revisions (state, changed_at, id);
create index revisions_due on editorial.revisions (publish_at) where state = 'scheduled';

-- Where an imported article went, so that a later export of the same help desk finds it again.
create table editorial.imports (
  source text not null,
  external_id text not null,
  locale text not null,
  category text not null,
  slug text not null,
  primary key (source, external_id, locale)
);
