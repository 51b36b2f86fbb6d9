create schema help;

-- What readers find in the help centre. The Markdown files in content/ are the source; a start brings the rows up to date.
create table help.articles (
  locale text not null,
  category text not null check (category in ('faq', 'announcements', 'product-documents')),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  section text,
  position integer not null default 100,
  title text not null,
  summary text not null,
  tool text,
  related text[] not null,
  synonyms text[] not null,
  regions text[] not null,
  -- The article as it is shown: an ordered list of HTML and of variants, of which the page opens the fitting one.
  blocks jsonb not null,
  headings text not null,
  -- Plain text in stretches of about 300 characters, for the search.
  passages text[] not null,
  words integer not null check (words >= 0),
  published_on date not null,
  updated_on date not null check (updated_on >= published_on),
  views bigint not null default 0 check (views >= 0),
  -- Of the file and of everything that went into its rendering.
  source_hash text not null,
  primary key (locale, category, slug)
);

-- Who has read what today, so that a reader counts once. The reader is a keyed hash that differs every day; no row
-- outlives the next day.
create table help.readers (
  day date not null,
  locale text not null,
  category text not null,
  slug text not null,
  reader text not null,
  primary key (day, locale, category, slug, reader),
  foreign key (locale, category, slug) references help.articles on delete cascade
);
