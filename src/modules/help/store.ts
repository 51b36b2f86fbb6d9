import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/db/db.ts';
import { isToolId } from './rules.ts';
import type { SearchableArticle } from './search-index.ts';
import type { ArticleContent, ArticleKey, Block, Category, Section } from './types.ts';

type ArticlesTable = {
  locale: string;
  category: Category;
  slug: string;
  section: string | null;
  position: number;
  title: string;
  summary: string;
  tool: string | null;
  related: string[];
  synonyms: string[];
  regions: string[];
  parent: string | null;
  version: string | null;
  version_of: string | null;
  is_pinned: boolean;
  incident: string | null;
  blocks: string;
  headings: string;
  passages: string[];
  words: number;
  published_on: string;
  updated_on: string;
  views: number;
};

type Tables = {
  'help.articles': ArticlesTable;
  'help.sections': { locale: string; id: string; title: string; position: number };
  'help.redirects': {
    locale: string;
    category: Category;
    slug: string;
    to_category: Category;
    to_slug: string;
  };
};

export type LibraryArticle = SearchableArticle & {
  readonly position: number;
  readonly parent: string | null;
  readonly versionOf: string | null;
};

const libraryOf = (queries: Queries) =>
  queries
    .withTables<Tables>()
    .selectFrom('help.articles')
    .select(['locale', 'category', 'slug', 'section', 'position', 'title', 'summary', 'tool'])
    .select(['synonyms', 'regions', 'headings', 'passages', 'views', 'parent', 'version'])
    .select(['version_of as versionOf', 'is_pinned as isPinned'])
    // A day has no time zone: the driver would make it midnight of this computer.
    .select([
      sql<string>`published_on::text`.as('publishedOn'),
      sql<string>`updated_on::text`.as('updatedOn'),
    ]);
type LibraryRow = Omit<LibraryArticle, 'tool'> & { readonly tool: string | null };

const toLibraryArticle = (row: LibraryRow): LibraryArticle => ({
  ...row,
  tool: row.tool !== null && isToolId(row.tool) ? row.tool : null,
});

/** Every article for lists and the search, without its HTML. */
export async function listArticles(queries: Queries): Promise<LibraryArticle[]> {
  const rows = await libraryOf(queries).orderBy('position').orderBy('title').execute();
  return rows.map(toLibraryArticle);
}

/** One article for lists and the search, or `null` when readers see none at that address. */
export async function findArticle(queries: Queries, key: ArticleKey): Promise<LibraryArticle | null> {
  const row = await libraryOf(queries)
    .where('locale', '=', key.locale)
    .where('category', '=', key.category)
    .where('slug', '=', key.slug)
    .executeTakeFirst();
  return row ? toLibraryArticle(row) : null;
}

export type ArticleBody = {
  readonly blocks: readonly Block[];
  readonly words: number;
  readonly related: readonly string[];
  readonly incident: string | null;
};

/** What only the article's own page needs, or `null` when there is no such article. */
export async function findArticleBody(queries: Queries, key: ArticleKey): Promise<ArticleBody | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('help.articles')
    .select(['words', 'related', 'incident', sql<Block[]>`blocks`.as('blocks')])
    .where('locale', '=', key.locale)
    .where('category', '=', key.category)
    .where('slug', '=', key.slug)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes articles; those that are there already keep their views. */
export async function saveArticles(
  tx: Tx,
  articles: readonly (ArticleContent & { readonly passages: readonly string[]; readonly words: number })[],
): Promise<void> {
  if (articles.length === 0) return;
  await tx
    .withTables<Tables>()
    .insertInto('help.articles')
    .values(
      articles.map((article) => ({
        locale: article.locale,
        category: article.category,
        slug: article.slug,
        section: article.section,
        position: article.position,
        title: article.title,
        summary: article.summary,
        tool: article.tool,
        related: [...article.related],
        synonyms: [...article.synonyms],
        regions: [...article.regions],
        parent: article.parent,
        version: article.version,
        version_of: article.versionOf,
        is_pinned: article.isPinned,
        incident: article.incident,
        blocks: JSON.stringify(article.blocks),
        headings: article.headings,
        passages: [...article.passages],
        words: article.words,
        published_on: article.publishedOn,
        updated_on: article.updatedOn,
        views: 0,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['locale', 'category', 'slug']).doUpdateSet((row) => ({
        section: row.ref('excluded.section'),
        position: row.ref('excluded.position'),
        title: row.ref('excluded.title'),
        summary: row.ref('excluded.summary'),
        tool: row.ref('excluded.tool'),
        related: row.ref('excluded.related'),
        synonyms: row.ref('excluded.synonyms'),
        regions: row.ref('excluded.regions'),
        parent: row.ref('excluded.parent'),
        version: row.ref('excluded.version'),
        version_of: row.ref('excluded.version_of'),
        is_pinned: row.ref('excluded.is_pinned'),
        incident: row.ref('excluded.incident'),
        blocks: row.ref('excluded.blocks'),
        headings: row.ref('excluded.headings'),
        passages: row.ref('excluded.passages'),
        words: row.ref('excluded.words'),
        published_on: row.ref('excluded.published_on'),
        updated_on: row.ref('excluded.updated_on'),
      })),
    )
    .execute();
}

export async function deleteArticle(tx: Tx, key: ArticleKey): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('help.articles')
    .where('locale', '=', key.locale)
    .where('category', '=', key.category)
    .where('slug', '=', key.slug)
    .execute();
}

/** Gives an article the views that it had at an earlier address. */
export async function moveViews(tx: Tx, from: ArticleKey, to: ArticleKey): Promise<void> {
  await sql`
    update help.articles a set views = a.views + b.views from help.articles b
    where (a.locale, a.category, a.slug) = (${to.locale}, ${to.category}, ${to.slug})
      and (b.locale, b.category, b.slug) = (${from.locale}, ${from.category}, ${from.slug})
  `.execute(tx);
}

export async function listSections(queries: Queries): Promise<(Section & { locale: string })[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('help.sections')
    .select(['locale', 'id', 'title', 'position'])
    .orderBy('position')
    .orderBy('title')
    .execute();
}

/** Writes sections; `false` when they were the same before. */
export async function saveSections(
  tx: Tx,
  sections: readonly (Section & { locale: string })[],
): Promise<boolean> {
  if (sections.length === 0) return false;
  const written = await tx
    .withTables<Tables>()
    .insertInto('help.sections')
    .values(sections.map(({ locale, id, title, position }) => ({ locale, id, title, position })))
    .onConflict((conflict) =>
      conflict
        .columns(['locale', 'id'])
        .doUpdateSet((row) => ({ title: row.ref('excluded.title'), position: row.ref('excluded.position') }))
        .where(
          sql<boolean>`(sections.title, sections.position) is distinct from (excluded.title, excluded.position)`,
        ),
    )
    .returning('id')
    .execute();
  return written.length > 0;
}

export type Redirect = {
  readonly from: ArticleKey;
  readonly to: { readonly category: Category; readonly slug: string };
};

/** Leads an address to another one, from now on. */
export async function saveRedirects(tx: Tx, redirects: readonly Redirect[]): Promise<void> {
  if (redirects.length === 0) return;
  await tx
    .withTables<Tables>()
    .insertInto('help.redirects')
    .values(redirects.map(({ from, to }) => ({ ...from, to_category: to.category, to_slug: to.slug })))
    .onConflict((conflict) =>
      conflict.columns(['locale', 'category', 'slug']).doUpdateSet((row) => ({
        to_category: row.ref('excluded.to_category'),
        to_slug: row.ref('excluded.to_slug'),
      })),
    )
    .execute();
}

/** Addresses that lead nowhere else any more. */
export async function deleteRedirects(tx: Tx, from: readonly ArticleKey[]): Promise<void> {
  const column = (name: keyof ArticleKey) => from.map((key) => key[name]);
  await sql`
    delete from help.redirects where (locale, category, slug) in (
      select * from unnest(${column('locale')}::text[], ${column('category')}::text[], ${column('slug')}::text[])
    )
  `.execute(tx);
}

export async function listRedirects(queries: Queries): Promise<Redirect[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('help.redirects')
    .select(['locale', 'category', 'slug', 'to_category', 'to_slug'])
    .execute();
  return rows.map(({ locale, category, slug, to_category, to_slug }) => ({
    from: { locale, category, slug },
    to: { category: to_category, slug: to_slug },
  }));
}

export type Reading = ArticleKey & { readonly day: string; readonly reader: string };

/** Counts readings, each reader of an article once a day. Articles that are gone are passed over. */
export async function addReadings(queries: Queries, readings: readonly Reading[]): Promise<void> {
  const column = (name: keyof Reading) => readings.map((reading) => reading[name]);
  await sql`
    with given as (
      select distinct * from unnest(
        ${column('day')}::date[], ${column('locale')}::text[], ${column('category')}::text[],
        ${column('slug')}::text[], ${column('reader')}::text[]
      ) as given (day, locale, category, slug, reader)
    ), fresh as (
      insert into help.readers (day, locale, category, slug, reader)
      select given.* from given join help.articles using (locale, category, slug)
      order by 1, 2, 3, 4, 5
      on conflict do nothing
      returning locale, category, slug
    )
    update help.articles a set views = a.views + counted.readers
    from (select locale, category, slug, count(*) as readers from fresh group by 1, 2, 3) as counted
    where (a.locale, a.category, a.slug) = (counted.locale, counted.category, counted.slug)
  `.execute(queries);
}

/** How often each article was read, for those that are newer than what a process knows. */
export async function listViews(queries: Queries): Promise<(ArticleKey & { views: number })[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('help.articles')
    .select(['locale', 'category', 'slug', 'views'])
    .where('views', '>', 0)
    .execute();
}

/** Forgets who has read what before that day. */
export async function deleteReadersBefore(queries: Queries, day: string): Promise<void> {
  await sql`delete from help.readers where day < ${day}::date`.execute(queries);
}
