import { type ExpressionBuilder, type Generated, sql } from 'kysely';
import type { RevisionId } from '#kernel/ids.ts';
import type { ArticleKey, Category } from '#modules/help/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { RevisionState } from './revision-rules.ts';

export type Origin = 'file' | 'desk' | 'import';

type ArticlesTable = {
  locale: string;
  category: Category;
  slug: string;
  origin: Origin;
  published_number: number | null;
  rendered_with: string | null;
  file_hash: string | null;
  file_source: string | null;
  numbers_given: Generated<number>;
};

type RevisionsTable = {
  id: RevisionId;
  locale: string;
  category: Category;
  slug: string;
  number: number;
  state: RevisionState;
  origin: Origin;
  source: string;
  title: string;
  editors: Generated<string[]>;
  reviewer: string | null;
  note: string | null;
  changed_at: Date;
  publish_at: Date | null;
  published_at: Date | null;
};

export type Tables = { 'editorial.articles': ArticlesTable; 'editorial.revisions': RevisionsTable };
type OfKey = ExpressionBuilder<Tables, keyof Tables>;

/** An article as the editors know it. */
export type EditedArticle = ArticleKey & {
  readonly origin: Origin;
  readonly publishedNumber: number | null;
  readonly renderedWith: string | null;
  readonly fileHash: string | null;
  readonly fileSource: string | null;
};

export type Revision = ArticleKey & {
  readonly id: RevisionId;
  readonly number: number;
  readonly state: RevisionState;
  readonly origin: Origin;
  readonly source: string;
  readonly title: string;
  readonly editors: readonly string[];
  readonly reviewer: string | null;
  readonly note: string | null;
  readonly changedAt: Date;
  readonly publishAt: Date | null;
  readonly publishedAt: Date | null;
};
export type RevisionSummary = Omit<Revision, 'source'>;

const articleColumns = [
  'locale',
  'category',
  'slug',
  'origin',
  'published_number as publishedNumber',
  'rendered_with as renderedWith',
  'file_hash as fileHash',
  'file_source as fileSource',
] as const;

const summaryColumns = [
  'id',
  'locale',
  'category',
  'slug',
  'number',
  'state',
  'origin',
  'title',
  'editors',
  'reviewer',
  'note',
  'changed_at as changedAt',
  'publish_at as publishAt',
  'published_at as publishedAt',
] as const;

const isKey =
  ({ locale, category, slug }: ArticleKey) =>
  (eb: OfKey) =>
    eb.and({ locale, category, slug });

/** One process at a time brings the articles up to date; the others wait and then find nothing to do. */
export async function lockFiles(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4817050)`.execute(tx);
}

export async function listEditedArticles(queries: Queries): Promise<EditedArticle[]> {
  return queries.withTables<Tables>().selectFrom('editorial.articles').select(articleColumns).execute();
}

/** The article, locked until the transaction ends, so that one thing happens to it at a time. */
export async function lockArticle(tx: Tx, key: ArticleKey): Promise<EditedArticle | null> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('editorial.articles')
    .select(articleColumns)
    .where(isKey(key))
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function findEditedArticle(queries: Queries, key: ArticleKey): Promise<EditedArticle | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('editorial.articles')
    .select(articleColumns)
    .where(isKey(key))
    .executeTakeFirst();
  return row ?? null;
}

export type ArticleChange = {
  readonly origin?: Origin;
  readonly publishedNumber?: number | null;
  readonly renderedWith?: string | null;
  readonly fileHash?: string | null;
  readonly fileSource?: string | null;
};

export async function changeArticle(tx: Tx, key: ArticleKey, change: ArticleChange): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('editorial.articles')
    .set({
      ...(change.origin !== undefined && { origin: change.origin }),
      ...(change.publishedNumber !== undefined && { published_number: change.publishedNumber }),
      ...(change.renderedWith !== undefined && { rendered_with: change.renderedWith }),
      ...(change.fileHash !== undefined && { file_hash: change.fileHash }),
      ...(change.fileSource !== undefined && { file_source: change.fileSource }),
    })
    .where(isKey(key))
    .execute();
}

/** Makes the article known if it isn't yet, and gives its next number to a revision. */
export async function takeNumber(tx: Tx, key: ArticleKey, origin: Origin): Promise<number> {
  const { locale, category, slug } = key;
  const row = await tx
    .withTables<Tables>()
    .insertInto('editorial.articles')
    .values({ locale, category, slug, origin, numbers_given: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['locale', 'category', 'slug'])
        .doUpdateSet({ numbers_given: sql<number>`editorial.articles.numbers_given + 1` }),
    )
    .returning('numbers_given')
    .executeTakeFirstOrThrow();
  return row.numbers_given;
}

/** Gives an article another address; its revisions go along. */
export async function moveArticle(tx: Tx, key: ArticleKey, slug: string): Promise<void> {
  await tx.withTables<Tables>().updateTable('editorial.articles').set({ slug }).where(isKey(key)).execute();
}

export type NewRevision = Omit<Revision, 'reviewer' | 'note' | 'publishAt'>;

export async function insertRevision(tx: Tx, revision: NewRevision): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('editorial.revisions')
    .values({
      id: revision.id,
      locale: revision.locale,
      category: revision.category,
      slug: revision.slug,
      number: revision.number,
      state: revision.state,
      origin: revision.origin,
      source: revision.source,
      title: revision.title,
      editors: [...revision.editors],
      changed_at: revision.changedAt,
      published_at: revision.publishedAt,
    })
    .execute();
}

export async function findRevision(queries: Queries, id: RevisionId): Promise<Revision | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('editorial.revisions')
    .select(summaryColumns)
    .select('source')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The revision in a state that an article has one of at most. */
export async function findRevisionIn(
  queries: Queries,
  key: ArticleKey,
  states: readonly RevisionState[],
): Promise<Revision | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('editorial.revisions')
    .select(summaryColumns)
    .select('source')
    .where(isKey(key))
    .where('state', 'in', [...states])
    .executeTakeFirst();
  return row ?? null;
}

export type RevisionChange = {
  readonly state?: RevisionState;
  readonly source?: string;
  readonly title?: string;
  readonly editors?: readonly string[];
  readonly reviewer?: string | null;
  readonly note?: string | null;
  readonly publishAt?: Date | null;
  readonly publishedAt?: Date;
  readonly changedAt: Date;
};

export async function changeRevision(tx: Tx, id: RevisionId, change: RevisionChange): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('editorial.revisions')
    .set({
      changed_at: change.changedAt,
      ...(change.state !== undefined && { state: change.state }),
      ...(change.source !== undefined && { source: change.source }),
      ...(change.title !== undefined && { title: change.title }),
      ...(change.editors !== undefined && { editors: [...change.editors] }),
      ...(change.reviewer !== undefined && { reviewer: change.reviewer }),
      ...(change.note !== undefined && { note: change.note }),
      ...(change.publishAt !== undefined && { publish_at: change.publishAt }),
      ...(change.publishedAt !== undefined && { published_at: change.publishedAt }),
    })
    .where('id', '=', id)
    .execute();
}

/** The history of an article, the newest first. */
export async function listRevisions(
  queries: Queries,
  key: ArticleKey,
  page: { before: number | null; size: number },
): Promise<RevisionSummary[]> {
  let query = queries
    .withTables<Tables>()
    .selectFrom('editorial.revisions')
    .select(summaryColumns)
    .where(isKey(key))
    .orderBy('number', 'desc')
    .limit(page.size);
  if (page.before !== null) query = query.where('number', '<', page.before);
  return query.execute();
}

/** Revisions that somebody works on, in one state, the longest waiting first. */
export async function listOpenRevisions(
  queries: Queries,
  input: { state: RevisionState; offset: number; size: number },
): Promise<RevisionSummary[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('editorial.revisions')
    .select(summaryColumns)
    .where('state', '=', input.state)
    .orderBy('changed_at')
    .orderBy('id')
    .offset(input.offset)
    .limit(input.size)
    .execute();
  return rows;
}

export async function countOpenRevisions(
  queries: Queries,
): Promise<Readonly<Record<'draft' | 'in_review' | 'scheduled', number>>> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('editorial.revisions')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['draft', 'in_review', 'scheduled'])
    .groupBy('state')
    .execute();
  const counts = { draft: 0, in_review: 0, scheduled: 0 };
  for (const { state, count } of rows) Object.assign(counts, { [state]: count });
  return counts;
}

/** Scheduled revisions whose time has come, the earliest first. */
export async function listDueRevisions(queries: Queries, now: Date, max: number): Promise<RevisionSummary[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('editorial.revisions')
    .select(summaryColumns)
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .limit(max)
    .execute();
  return rows;
}

export type KnownArticle = ArticleKey & {
  readonly title: string;
  readonly origin: Origin;
  readonly isPublished: boolean;
  readonly openState: RevisionState | null;
  readonly isFileWaiting: boolean;
};

/** Articles by title, for the console; `term` is looked for in title and address. */
export async function listKnownArticles(
  queries: Queries,
  input: { locale: string; term: string; conflictsOnly: boolean; offset: number; size: number },
): Promise<{ items: KnownArticle[]; total: number }> {
  const pattern = `%${input.term.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<KnownArticle & { total: number }>`
    select a.locale, a.category, a.slug, a.origin,
           a.published_number is not null as "isPublished",
           a.file_source is not null as "isFileWaiting",
           coalesce(o.title, p.title, a.slug) as title, o.state as "openState",
           count(*) over () as total
    from editorial.articles a
    left join editorial.revisions o on (o.locale, o.category, o.slug) = (a.locale, a.category, a.slug)
      and o.state in ('draft', 'in_review', 'scheduled')
    left join editorial.revisions p on (p.locale, p.category, p.slug, p.number) = (a.locale, a.category, a.slug, a.published_number)
    where a.locale = ${input.locale}
      and (not ${input.conflictsOnly}::boolean or a.file_source is not null)
      and (a.slug ilike ${pattern} or coalesce(o.title, p.title, '') ilike ${pattern})
    order by title, a.category, a.slug
    offset ${input.offset} limit ${input.size}
  `.execute(queries);
  return {
    items: rows.map(({ total: _, ...article }) => article),
    total: rows[0]?.total ?? 0,
  };
}

export async function listEditedLocales(queries: Queries): Promise<string[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('editorial.articles')
    .select('locale')
    .distinct()
    .orderBy('locale')
    .execute();
  return rows.map(({ locale }) => locale);
}

/** Old history is thinned: of each article, the newest ended revisions stay. */
export async function deleteOldRevisions(queries: Queries, kept: number): Promise<void> {
  await sql`
    delete from editorial.revisions r using (
      select id, row_number() over (partition by locale, category, slug order by number desc) as place
      from editorial.revisions where state in ('superseded', 'unpublished', 'discarded')
    ) old
    where old.id = r.id and old.place > ${kept}
  `.execute(queries);
}
