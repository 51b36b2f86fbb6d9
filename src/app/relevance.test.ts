import { expect, test } from 'vitest';
import { createSearchIndex } from '#modules/help/index.ts';
import {
  measureRelevance,
  ownQueriesPath,
  readLabelledQueries,
  readOwnArticles,
} from './testing-relevance.ts';

const articles = await readOwnArticles('en');
const labelled = await readLabelledQueries(ownQueriesPath);

test('every labelled query names articles that exist', () => {
  const known = new Set(articles.map(({ category, slug }) => `${category}/${slug}`));
  const unknown = labelled.flatMap(({ query, grades }) =>
    [...grades.keys()].filter((key) => !known.has(key)).map((key) => `${query}: ${key}`),
  );
  expect(unknown).toEqual([]);
  expect(labelled.length).toBeGreaterThanOrEqual(300);
  expect(new Set(labelled.map(({ query }) => query)).size).toBe(labelled.length);
});

test('the relevance of our search can be measured', async () => {
  const index = createSearchIndex('en');
  index.put(articles);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  for (const half of ['tuning', 'held-out'] as const) {
    const { figures } = await measureRelevance(
      labelled.filter((each) => each.half === half),
      (term) => index.search({ term }).hits.map(({ category, slug }) => `${category}/${slug}`),
    );
    const { queries, ndcg10, top3, top1 } = figures;
    process.stdout.write(
      `relevance, ${half}: ${queries} queries, nDCG@10 ${percent(ndcg10)}, in the first three ${percent(top3)}, in the first place ${percent(top1)}\n`,
    );
    expect(queries).toBeGreaterThan(100);
    expect(ndcg10).toBeGreaterThan(0);
  }
});
