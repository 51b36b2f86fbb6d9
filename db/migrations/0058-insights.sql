create schema insights;

-- What was searched for, by day. No account, no address, no session: a term and how often.
create table insights.searches (
  day date not null,
  locale text not null,
  term text not null check (length(term) <= 100),
  searches integer not null default 0,
  -- With nothing to show.
  empty integer not null default 0,
  -- An article was opened from the list.
  clicks integer not null default 0,
  primary key (day, locale, term)
);

-- Of each article by day: answers to "Did this help?", tools that were started and finished from it, cases it led to.
create table insights.articles (
  day date not null,
  locale text not null,
  category text not null,
  slug text not null,
  helpful integer not null default 0,
  unhelpful integer not null default 0,
  started integer not null default 0,
  finished integer not null default 0,
  cases integer not null default 0,
  primary key (day, locale, category, slug)
);

-- Why an article did not help.
create table insights.reasons (
  day date not null,
  locale text not null,
  category text not null,
  slug text not null,
  reason text not null check (reason in ('wrong_question', 'unclear', 'outdated', 'did_not_work', 'other')),
  votes integer not null default 0,
  primary key (day, locale, category, slug, reason)
);

-- Who has answered, so that a reader counts once: a keyed hash that differs every month; no row outlives the next one.
create table insights.voters (
  month date not null,
  voter text not null,
  locale text not null,
  category text not null,
  slug text not null,
  is_helpful boolean not null,
  reason text,
  primary key (month, voter, locale, category, slug)
);
