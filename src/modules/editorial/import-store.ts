import type { Category } from '#modules/help/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

type Tables = {
  'editorial.imports': {
    source: string;
    external_id: string;
    locale: string;
    category: Category;
    slug: string;
  };
};

export type ImportedAt = {
  readonly externalId: string;
  readonly locale: string;
  readonly category: Category;
  readonly slug: string;
};

/** Where the articles of an earlier import went. */
export async function listImported(queries: Queries, source: string): Promise<ImportedAt[]> {
  return queries
    .withTables<Tables>()
    .selectFrom('editorial.imports')
    .select(['external_id as externalId', 'locale', 'category', 'slug'])
    .where('source', '=', source)
    .execute();
}

export async function saveImported(tx: Tx, source: string, articles: readonly ImportedAt[]): Promise<void> {
  if (articles.length === 0) return;
  await tx
    .withTables<Tables>()
    .insertInto('editorial.imports')
    .values(
      articles.map(({ externalId, locale, category, slug }) => ({
        source,
        external_id: externalId,
        locale,
        category,
        slug,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
