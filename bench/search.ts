import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { readOwnArticles } from '../src/app/testing-relevance.ts';
import { createSearchIndex, type SearchableArticle } from '../src/modules/help/index.ts';
import { median } from './measure.ts';
import { fieldsOf, postgres } from './relevance-peers.ts';
import type { BenchRow, Scale } from './report.ts';

const queriesCount = 400;
/** The slow ones are asked less. */
const peerQueriesCount = 40;
const warmUps = 20;
/** Of each query the middle of so many runs counts: whatever else the machine does is not what is measured. */
const runsEach = 5;

/** A fixed sequence of numbers, so that every run asks the same. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Articles made of the sentences of ours, each with words of its own, so that the vocabulary grows as real ones do. */
function madeArticles(own: readonly SearchableArticle[], count: number): SearchableArticle[] {
  const random = randomOf(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const syllables =
    'ba ce di fo gu ha ji ke lo mu na pe qui ro su ta ve wo xi yo za bri cla dre fli gro'.split(' ');
  const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  const passages = own.flatMap((article) => article.passages);
  return Array.from({ length: count }, (_, at) => {
    const theirs = [word(), word(), word()];
    const base = pick(own);
    return {
      ...base,
      slug: `made-${at}`,
      title: `${base.title.replace('?', '')} ${theirs[0]} ${theirs[1]}`,
      synonyms: [`${pick(base.synonyms.length > 0 ? base.synonyms : ['help'])} ${theirs[2]}`],
      passages: Array.from({ length: 6 }, () => `${pick(passages)} ${pick(theirs)} ${word()}.`),
    };
  });
}

/** Words of an article's title and text with one letter wrong. */
function madeQueries(articles: readonly SearchableArticle[]): string[] {
  const random = randomOf(11);
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: queriesCount }, () => {
    const { title } = articles[Math.floor(random() * articles.length)] as SearchableArticle;
    const words = title.toLowerCase().match(/[a-z]{3,}/g) ?? [];
    const long = words.filter((each) => each.length > 4);
    const wrong = long[Math.floor(random() * long.length)] ?? '';
    const at = 1 + Math.floor(random() * (wrong.length - 2));
    const letter = letters[Math.floor(random() * 26)] ?? 'x';
    return words
      .slice(-5)
      .map((each) => (each === wrong ? each.slice(0, at) + letter + each.slice(at + 1) : each))
      .join(' ');
  });
}

type Times = { readonly p50: number; readonly p99: number };

async function timesOf(queries: readonly string[], ask: (query: string) => unknown): Promise<Times> {
  for (const query of queries.slice(0, warmUps)) await ask(query);
  const times: number[] = [];
  for (const query of queries) {
    const runs: number[] = [];
    for (let run = 0; run < runsEach; run += 1) {
      const startedAt = performance.now();
      await ask(query);
      runs.push(performance.now() - startedAt);
    }
    times.push(median(runs));
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 ** 2;
};

/** How long a search takes in the process, with one typo in each, and what the index weighs. */
export async function benchSearch(scale: Scale): Promise<BenchRow[]> {
  const own = await readOwnArticles('en');
  const rows: BenchRow[] = [];
  for (const count of scale.rounds === 1 ? [2000] : [2000, 10_000]) {
    const articles = madeArticles(own, count);
    const queries = madeQueries(articles);
    const before = heapMb();
    const index = createSearchIndex('en');
    const startedAt = performance.now();
    index.put(articles);
    index.search({ term: 'phone' });
    const builtMs = performance.now() - startedAt;
    const indexMb = heapMb() - before;
    const ours = await timesOf(queries, (term) => index.search({ term }));
    const suggested = await timesOf(
      queries.map((query) => query.slice(0, 12)),
      (term) => index.suggest({ term }),
    );
    const putMs = await timesOf(queries.slice(0, 200), () => {
      const article = articles[Math.floor(Math.random() * count)] as SearchableArticle;
      index.put([article]);
    });
    const some = queries.slice(0, peerQueriesCount);
    const mini = new MiniSearch({ fields: ['title', 'synonyms', 'headings', 'text'] });
    mini.addAll(articles.map(fieldsOf));
    const minisearch = await timesOf(some, (query) => mini.search(query));
    const fuzzy = await timesOf(some, (query) => mini.search(query, { fuzzy: 0.2, prefix: true }));
    const orama = create({
      schema: {
        id: 'string',
        title: 'string',
        synonyms: 'string',
        headings: 'string',
        text: 'string',
      } as const,
    });
    await insertMultiple(orama, articles.map(fieldsOf));
    const theirs = await timesOf(some, (term) => search(orama, { term, tolerance: 1, limit: 10 }));
    const inPostgres = await postgres(articles, scale.databaseUrl);
    const sql = await timesOf(some, inPostgres.rank);
    await inPostgres.stop();
    const name = `search, ${count} articles, one typo`;
    const note = `index ${indexMb.toFixed(0)} MB of heap, built in ${builtMs.toFixed(0)} ms; one article anew ${putMs.p50.toFixed(2)} ms (p99 ${putMs.p99.toFixed(2)})`;
    const peers: readonly (readonly [string, Times])[] = [
      ['minisearch defaults', minisearch],
      ['minisearch, fuzzy and prefix', fuzzy],
      ['Orama, tolerance 1', theirs],
      ['PostgreSQL full text', sql],
    ];
    for (const share of ['p50', 'p99'] as const)
      for (const [at, [peerName, times]] of peers.entries())
        rows.push({
          name: `${name}: ${share}`,
          unit: 'µs',
          ours: ours[share] * 1000,
          peer: times[share] * 1000,
          peerName,
          ceiling: null,
          ceilingName: null,
          ...(share === 'p50' && at === 0 ? { note } : {}),
        });
    rows.push({
      name: `suggestions, ${count} articles: p50`,
      unit: 'µs',
      ours: suggested.p50 * 1000,
      peer: suggested.p99 * 1000,
      peerName: 'p99 of ours',
      ceiling: null,
      ceilingName: null,
    });
  }
  return rows;
}
