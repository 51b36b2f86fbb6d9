import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { Client } from 'pg';
import type { Ranker } from '../src/app/testing-relevance.ts';
import type { SearchableArticle } from '../src/modules/help/index.ts';

const depth = 10;
const keyOf = ({ category, slug }: SearchableArticle): string => `${category}/${slug}`;

/** What every peer is given of an article: the same fields that ours reads. */
export const fieldsOf = (article: SearchableArticle) => ({
  id: keyOf(article),
  title: article.title,
  synonyms: article.synonyms.join(' · '),
  headings: article.headings,
  text: [article.summary, ...article.passages].join(' '),
});

/** minisearch 7 as it comes. */
export function minisearchDefaults(articles: readonly SearchableArticle[]): Ranker {
  const index = new MiniSearch({ fields: ['title', 'synonyms', 'headings', 'text'] });
  index.addAll(articles.map(fieldsOf));
  return (query) =>
    index
      .search(query)
      .slice(0, depth)
      .map(({ id }) => String(id));
}

/** Orama 3 as it comes. */
export async function oramaDefaults(articles: readonly SearchableArticle[]): Promise<Ranker> {
  const index = create({
    schema: {
      id: 'string',
      title: 'string',
      synonyms: 'string',
      headings: 'string',
      text: 'string',
    } as const,
  });
  await insertMultiple(index, articles.map(fieldsOf));
  return async (query) => {
    const properties = ['title', 'synonyms', 'headings', 'text'] as const;
    const { hits } = await search(index, { term: query, limit: depth, properties: [...properties] });
    return hits.map(({ document }) => document.id);
  };
}

/** BM25 over the whole text of an article, as in the textbook: words in small letters, k1 = 1.2, b = 0.75. */
export function bm25(articles: readonly SearchableArticle[]): Ranker {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const documents = articles.map((article) => {
    const { id, ...fields } = fieldsOf(article);
    const counts = new Map<string, number>();
    const all = words(Object.values(fields).join(' '));
    for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { id, counts, length: all.length };
  });
  const average = documents.reduce((sum, { length }) => sum + length, 0) / (documents.length || 1);
  const containing = new Map<string, number>();
  for (const { counts } of documents)
    for (const word of counts.keys()) containing.set(word, (containing.get(word) ?? 0) + 1);
  return (query) =>
    documents
      .map(({ id, counts, length }) => {
        let score = 0;
        for (const word of new Set(words(query))) {
          const count = counts.get(word);
          if (count === undefined) continue;
          const having = containing.get(word) ?? 0;
          const rarity = Math.log(1 + (documents.length - having + 0.5) / (having + 0.5));
          score += (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / average));
        }
        return { id, score };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, depth)
      .map(({ id }) => id);
}

/** PostgreSQL's full text search: english, weights by field, any of the words, `ts_rank_cd`. */
export async function postgres(
  articles: readonly SearchableArticle[],
  databaseUrl: string,
): Promise<{ rank: Ranker; stop(): Promise<void> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('drop table if exists public.relevance');
  await client.query('create table public.relevance (id text primary key, words tsvector not null)');
  const rows = articles.map(fieldsOf);
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name]);
  await client.query(
    `insert into public.relevance
     select id, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', synonyms), 'B')
       || setweight(to_tsvector('english', headings), 'C') || setweight(to_tsvector('english', body), 'D')
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as t (id, title, synonyms, headings, body)`,
    [column('id'), column('title'), column('synonyms'), column('headings'), column('text')],
  );
  await client.query('create index on public.relevance using gin (words)');
  await client.query('analyze public.relevance');
  return {
    async rank(query) {
      const { rows: found } = await client.query<{ id: string }>(
        `select id from public.relevance,
           (select replace(plainto_tsquery('english', $1)::text, ' & ', ' | ')::tsquery as asked) as q
         where words @@ asked order by ts_rank_cd(words, asked) desc, id limit ${depth}`,
        [query],
      );
      return found.map(({ id }) => id);
    },
    stop: () => client.end(),
  };
}
