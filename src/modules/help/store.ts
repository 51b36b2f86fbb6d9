import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/db/db.ts';
import { isToolId } from './rules.ts';
import type { SearchableArticle } from './search-index.ts';
import type { ArticleKey, Block, Category, Section } from './types.ts';

type ArticlesTable = {
  locale: string;
  category: Category;
  slug: string;
  section: Section | null;
  position: number;
  title: string;
  summary: string;
  tool: string | null;
  related: string[];
  synonyms: string[];
  regions: string[];
  blocks: string;
  headings: string;
  passages: string[];
  words: number;
  published_on: string;
  updated_on: string;
  views: number;
  source_hash: string;
};

type Tables = { 'help.articles': ArticlesTable };

/** An article as a file gives it. */
export type ArticleContent = ArticleKey & {
  readonly section: Section | null;
  readonly position: number;
  readonly title: string;
  readonly summary: string;
  readonly tool: string | null;
  readonly related: readonly string[];
  readonly synonyms: readonly string[];
  readonly regions: readonly string[];
  readonly blocks: readonly Block[];
  readonly headings: string;
  readonly passages: readonly string[];
  readonly words: number;
  readonly publishedOn: string;
  readonly updatedOn: string;
  readonly sourceHash: string;
};

export type LibraryArticle = SearchableArticle & { readonly position: number };

/** Every article for lists and the search, without its HTML. */
export async function listArticles(queries: Queries): Promise<LibraryArticle[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('help.articles')
    .select(['locale', 'category', 'slug', 'section', 'position', 'title', 'summary', 'tool'])
    .select(['synonyms', 'headings', 'passages', 'views'])
    // A day has no time zone: the driver would make it midnight of this computer.
    .select([
      sql<string>`published_on::text`.as('publishedOn'),
      sql<string>`updated_on::text`.as('updatedOn'),
    ])
    .orderBy('position')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({ ...row, tool: row.tool !== null && isToolId(row.tool) ? row.tool : null }));
}

export type ArticleBody = {
  readonly blocks: readonly Block[];
  readonly words: number;
  readonly related: readonly string[];
  readonly regions: readonly string[];
};

/** What only the article's own page needs, or `null` when there is no such article. */
export async function findArticleBody(queries: Queries, key: ArticleKey): Promise<ArticleBody | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('help.articles')
    .select(['words', 'related', 'regions', sql<Block[]>`blocks`.as('blocks')])
    .where('locale', '=', key.locale)
    .where('category', '=', key.category)
    .where('slug', '=', key.slug)
    .executeTakeFirst();
  return row ?? null;
}

/** One process at a time brings the articles up to date; the others wait and then find nothing to do. */
export async function lockArticles(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4817050)`.execute(tx);
}

export async function listSourceHashes(queries: Queries): Promise<(ArticleKey & { sourceHash: string })[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('help.articles')
    .select(['locale', 'category', 'slug', 'source_hash as sourceHash'])
    .execute();
}

/** Writes an article; one that is there already keeps its views. */
export async function saveArticle(tx: Tx, article: ArticleContent): Promise<void> {
  const content = {
    section: article.section,
    position: article.position,
    title: article.title,
    summary: article.summary,
    tool: article.tool,
    related: [...article.related],
    synonyms: [...article.synonyms],
    regions: [...article.regions],
    blocks: JSON.stringify(article.blocks),
    headings: article.headings,
    passages: [...article.passages],
    words: article.words,
    published_on: article.publishedOn,
    updated_on: article.updatedOn,
    source_hash: article.sourceHash,
  };
  const { locale, category, slug } = article;
  await tx
    .withTables<Tables>()
    .insertInto('help.articles')
    .values({ locale, category, slug, views: 0, ...content })
    .onConflict((conflict) => conflict.columns(['locale', 'category', 'slug']).doUpdateSet(content))
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

/** Forgets who has read what before that day. */
export async function deleteReadersBefore(queries: Queries, day: string): Promise<void> {
  await sql`delete from help.readers where day < ${day}::date`.execute(queries);
}
