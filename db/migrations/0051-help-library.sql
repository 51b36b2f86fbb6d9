-- Parts of the FAQ. They are data, because an imported help desk brings its own.
create table help.sections (
  locale text not null,
  id text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  position integer not null default 100,
  primary key (locale, id)
);

alter table help.articles
  -- A product document's place in the tree: the slug above it.
  add column parent text,
  -- Of a product document that has versions; an earlier one names the slug that took its place.
  add column version text,
  add column version_of text,
  add column is_pinned boolean not null default false,
  -- Of an announcement: where the incident that it is about can be followed.
  add column incident text,
  -- Where it comes from and how it was rendered is the editors' business (schema editorial).
  drop column source_hash;

-- The front page of a language and its feed read announcements by day.
create index articles_by_day on help.articles (locale, category, published_on desc, slug);

-- An address that was given out keeps leading somewhere.
create table help.redirects (
  locale text not null,
  category text not null,
  slug text not null,
  to_category text not null,
  to_slug text not null,
  primary key (locale, category, slug),
  check ((category, slug) <> (to_category, to_slug))
);

-- What articles show, served below /help/images/.
create table help.images (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9.-]*$'),
  media_type text not null check (media_type in ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp', 'image/gif')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes bytea not null check (octet_length(bytes) <= 2097152),
  hash text not null
);
