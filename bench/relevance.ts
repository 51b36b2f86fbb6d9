import {
  type LabelledQuery,
  measureRelevance,
  ownQueriesPath,
  type Ranker,
  readLabelledQueries,
  readOwnArticles,
} from '../src/app/testing-relevance.ts';
import { createSearchIndex, type SearchableArticle } from '../src/modules/help/index.ts';
import { readForeignCorpus } from './foreign-corpus.ts';
import { bm25, minisearchDefaults, oramaDefaults, postgres } from './relevance-peers.ts';
import type { BenchRow, Scale } from './report.ts';

/** Ours as readers get it: the first page. */
function ours(articles: readonly SearchableArticle[]): Ranker {
  const index = createSearchIndex('en');
  index.put(articles);
  return (term) => index.search({ term }).hits.map(({ category, slug }) => `${category}/${slug}`);
}

/** Does the search find the right article? Ours and the peers over the same articles and queries, both halves. */
export async function benchRelevance(
  scale: Scale,
  foreign: { corpus: string | null; queries: string | null },
): Promise<BenchRow[]> {
  const isOwn = foreign.corpus === null || foreign.queries === null;
  const articles = isOwn
    ? await readOwnArticles('en')
    : await readForeignCorpus(scale.databaseUrl, foreign.corpus ?? '');
  const queries = await readLabelledQueries(isOwn ? ownQueriesPath : (foreign.queries ?? ''));
  const inPostgres = await postgres(articles, scale.databaseUrl);
  const rankers: Record<string, Ranker> = {
    ours: ours(articles),
    'minisearch defaults': minisearchDefaults(articles),
    'PostgreSQL ts_rank_cd': inPostgres.rank,
    'Orama defaults': await oramaDefaults(articles),
    BM25: bm25(articles),
  };
  const rows: BenchRow[] = [];
  try {
    for (const half of ['tuning', 'held-out'] as const)
      rows.push(
        ...(await measureHalf(
          half,
          queries.filter((each) => each.half === half),
          rankers,
        )),
      );
  } finally {
    await inPostgres.stop();
  }
  return rows;
}

async function measureHalf(
  half: string,
  queries: readonly LabelledQuery[],
  rankers: Readonly<Record<string, Ranker>>,
): Promise<BenchRow[]> {
  const measured = await Promise.all(
    Object.entries(rankers).map(async ([name, rank]) => ({
      name,
      ...(await measureRelevance(queries, rank)).figures,
    })),
  );
  const [own, ...peers] = measured;
  const percent = (name: string, of: (each: (typeof measured)[number]) => number): BenchRow[] =>
    peers.map((peer) => ({
      name: `relevance, ${half} (${queries.length} queries): ${name}`,
      unit: '%',
      ours: 100 * (own ? of(own) : 0),
      peer: 100 * of(peer),
      peerName: peer.name,
      ceiling: null,
      ceilingName: null,
    }));
  return [
    ...percent('nDCG@10', ({ ndcg10 }) => ndcg10),
    ...percent('in the first three', ({ top3 }) => top3),
    ...percent('in the first place', ({ top1 }) => top1),
  ];
}
