import { sql } from 'kysely';
import type { RevisionId } from '#kernel/ids.ts';
import type { ArticleKey } from '#modules/help/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Origin, Tables } from './store.ts';

/** A file of many articles is imported at once: rows of articles and their published revisions in two statements. */
export async function insertPublished(
  tx: Tx,
  rows: readonly (ArticleKey & {
    readonly id: RevisionId;
    readonly origin: Origin;
    readonly source: string;
    readonly title: string;
    readonly at: Date;
    readonly renderedWith: string;
    readonly fileHash: string | null;
  })[],
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = await tx
    .withTables<Tables>()
    .insertInto('editorial.articles')
    .values(
      rows.map(({ locale, category, slug, origin, renderedWith, fileHash }) => ({
        locale,
        category,
        slug,
        origin,
        rendered_with: renderedWith,
        file_hash: fileHash,
        file_source: null,
        numbers_given: 1,
        published_number: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['locale', 'category', 'slug']).doUpdateSet((row) => ({
        origin: row.ref('excluded.origin'),
        rendered_with: row.ref('excluded.rendered_with'),
        file_hash: sql<string | null>`coalesce(excluded.file_hash, editorial.articles.file_hash)`,
        file_source: null,
        numbers_given: sql<number>`editorial.articles.numbers_given + 1`,
        published_number: sql<number>`editorial.articles.numbers_given + 1`,
      })),
    )
    .returning(['locale', 'category', 'slug', 'numbers_given'])
    .execute();
  await supersede(tx, rows);
  const numberOf = new Map(numbers.map((each) => [keyText(each), each.numbers_given]));
  await tx
    .withTables<Tables>()
    .insertInto('editorial.revisions')
    .values(
      rows.map((row) => ({
        id: row.id,
        locale: row.locale,
        category: row.category,
        slug: row.slug,
        number: numberOf.get(keyText(row)) ?? 1,
        state: 'published' as const,
        origin: row.origin,
        source: row.source,
        title: row.title,
        changed_at: row.at,
        published_at: row.at,
      })),
    )
    .execute();
}

const keyText = ({ locale, category, slug }: ArticleKey): string => `${locale}/${category}/${slug}`;

/** What readers saw of these articles until now becomes history. */
export async function supersede(tx: Tx, keys: readonly ArticleKey[]): Promise<void> {
  const column = (name: keyof ArticleKey) => keys.map((key) => key[name]);
  await sql`
    update editorial.revisions set state = 'superseded'
    where state = 'published' and (locale, category, slug) in (
      select * from unnest(${column('locale')}::text[], ${column('category')}::text[], ${column('slug')}::text[])
    )
  `.execute(tx);
}

/** The text of what readers see, of every article that was rendered with something else. */
export async function listStale(
  queries: Queries,
  renderedWith: string,
  max: number,
): Promise<(ArticleKey & { source: string; origin: Origin })[]> {
  const { rows } = await sql<ArticleKey & { source: string; origin: Origin }>`
    select r.locale, r.category, r.slug, r.source, a.origin
    from editorial.articles a join editorial.revisions r using (locale, category, slug)
    where r.number = a.published_number and a.rendered_with is distinct from ${renderedWith}
    order by 1, 2, 3 limit ${max}
  `.execute(queries);
  return rows;
}

export async function setRenderedWith(
  tx: Tx,
  keys: readonly ArticleKey[],
  renderedWith: string,
): Promise<void> {
  const column = (name: keyof ArticleKey) => keys.map((key) => key[name]);
  await sql`
    update editorial.articles set rendered_with = ${renderedWith}
    where (locale, category, slug) in (
      select * from unnest(${column('locale')}::text[], ${column('category')}::text[], ${column('slug')}::text[])
    )
  `.execute(tx);
}
