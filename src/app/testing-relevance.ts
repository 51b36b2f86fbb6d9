import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createText } from '#kernel/text.ts';
import { checkContent } from '#modules/editorial/check-content.ts';
import { readContent } from '#modules/editorial/index.ts';
import { cutPassages, isToolId, type SearchableArticle } from '#modules/help/index.ts';
import { readConfig } from '#platform/config/config.ts';
import { contentDir, sourceContext } from './seed-content.ts';

/** A query with the articles that answer it (2) or help (1), and the half of the set that it belongs to. */
export type LabelledQuery = {
  readonly query: string;
  readonly half: 'tuning' | 'held-out';
  readonly grades: ReadonlyMap<string, number>;
};

/** nDCG@10, and the shares of queries with a right article in the first three and in the first place. */
export type Relevance = {
  readonly queries: number;
  readonly ndcg10: number;
  readonly top3: number;
  readonly top1: number;
};

/** Keys of articles, the best first. */
export type Ranker = (query: string) => readonly string[] | Promise<readonly string[]>;

export const ownQueriesPath = fileURLToPath(
  new URL('../modules/help/relevance/queries.tsv', import.meta.url),
);

/** Reads a labelled set: a line a query with its answers and what also helps, separated by tabs. */
export async function readLabelledQueries(file: string): Promise<LabelledQuery[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').slice(1);
  return lines.flatMap((line) => {
    const [query = '', answers = '', also = ''] = line.split('\t');
    if (query.trim() === '') return [];
    const keys = (text: string) => text.split(' ').filter(Boolean);
    const grades = new Map([
      ...keys(also).map((key): [string, number] => [key, 1]),
      ...keys(answers).map((key): [string, number] => [key, 2]),
    ]);
    return [{ query, half: halfOf(query), grades }];
  });
}

const halfOf = (query: string): LabelledQuery['half'] =>
  (createHash('sha256').update(query).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'held-out';

const depth = 10;
const gainAt = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2);

/** Asks every query and judges the answers. A key counts once however often it is answered. */
export async function measureRelevance(
  queries: readonly LabelledQuery[],
  rank: Ranker,
): Promise<{ readonly figures: Relevance; readonly missed: readonly LabelledQuery[] }> {
  let ndcg = 0;
  let top1 = 0;
  const missed: LabelledQuery[] = [];
  for (const labelled of queries) {
    const { grades } = labelled;
    const found = [...new Set(await rank(labelled.query))].slice(0, depth);
    const grade = (key: string) => grades.get(key) ?? grades.get(key.split('/').at(-1) ?? '') ?? 0;
    const best = [...grades.values()].sort((a, b) => b - a).slice(0, depth);
    const ideal = best.reduce((sum, each, place) => sum + gainAt(each, place), 0);
    ndcg += found.reduce((sum, key, place) => sum + gainAt(grade(key), place), 0) / (ideal || 1);
    if (found.slice(0, 1).some((key) => grade(key) === 2)) top1 += 1;
    if (!found.slice(0, 3).some((key) => grade(key) === 2)) missed.push(labelled);
  }
  const count = queries.length || 1;
  const figures = {
    queries: queries.length,
    ndcg10: ndcg / count,
    top3: (queries.length - missed.length) / count,
    top1: top1 / count,
  };
  return { figures, missed };
}

/** Our articles of one language as the search reads them, straight from the files. */
export async function readOwnArticles(locale: string): Promise<SearchableArticle[]> {
  const content = await readContent(contentDir);
  const config = readConfig({});
  const sources = sourceContext(config);
  const { articles } = checkContent(content, (language) => ({
    text: createText(sources.messages, language, 'UTC'),
    brand: config.brand.name,
    supportEmail: config.brand.supportEmail,
    settings: { ...config.policy, ...sources.settings },
    images: new Map(content.images.map((image) => [image.name, image])),
  }));
  return (
    articles
      // Earlier versions of documents are not searched.
      .filter(({ file, frontMatter }) => file.locale === locale && frontMatter.versionOf === undefined)
      .map(({ file, frontMatter: matter, rendered }) => ({
        locale,
        category: file.category,
        slug: matter.slug,
        section: matter.section ?? null,
        title: matter.title,
        summary: matter.summary,
        tool: matter.tool !== undefined && isToolId(matter.tool) ? matter.tool : null,
        publishedOn: matter.published,
        updatedOn: matter.updated ?? matter.published,
        views: 0,
        version: matter.version ?? null,
        isPinned: matter.pinned,
        regions: matter.regions,
        synonyms: matter.synonyms,
        headings: rendered.headings,
        passages: cutPassages(rendered.pieces, locale),
      }))
  );
}
