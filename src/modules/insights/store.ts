import { sql } from 'kysely';
import type { ArticleKey } from '#modules/help/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { UnhelpfulReason } from './search-rules.ts';

export type SearchCount = {
  readonly locale: string;
  readonly term: string;
  readonly searches: number;
  readonly empty: number;
  readonly clicks: number;
};

/** Adds what was searched for since the last time. */
export async function addSearches(
  queries: Queries,
  day: string,
  counts: readonly SearchCount[],
): Promise<void> {
  const column = (name: keyof SearchCount) => counts.map((each) => each[name]);
  await sql`
    insert into insights.searches (day, locale, term, searches, empty, clicks)
    select ${day}::date, * from unnest(${column('locale')}::text[], ${column('term')}::text[],
      ${column('searches')}::int[], ${column('empty')}::int[], ${column('clicks')}::int[])
    on conflict (day, locale, term) do update set
      searches = searches.searches + excluded.searches,
      empty = searches.empty + excluded.empty,
      clicks = searches.clicks + excluded.clicks
  `.execute(queries);
}

export const articleEvents = ['started', 'finished', 'cases'] as const;
export type ArticleEvent = (typeof articleEvents)[number];

/** Adds one to an article's count of the day. */
export async function addArticleEvent(
  queries: Queries,
  day: string,
  { locale, category, slug }: ArticleKey,
  event: ArticleEvent | 'helpful' | 'unhelpful',
  by: 1 | -1 = 1,
): Promise<void> {
  await sql`
    insert into insights.articles (day, locale, category, slug, ${sql.ref(event)})
    values (${day}::date, ${locale}, ${category}, ${slug}, ${Math.max(0, by)})
    on conflict (day, locale, category, slug)
    do update set ${sql.ref(event)} = greatest(0, articles.${sql.ref(event)} + ${by})
  `.execute(queries);
}

export async function addReason(
  tx: Tx,
  day: string,
  { locale, category, slug }: ArticleKey,
  reason: UnhelpfulReason,
): Promise<void> {
  await sql`
    insert into insights.reasons (day, locale, category, slug, reason, votes)
    values (${day}::date, ${locale}, ${category}, ${slug}, ${reason}, 1)
    on conflict (day, locale, category, slug, reason) do update set votes = reasons.votes + 1
  `.execute(tx);
}

export type Vote = { readonly isHelpful: boolean; readonly reason: UnhelpfulReason | null };

/** Takes a reader's answer. `before` is what the same reader had answered: `null` when this is the first. */
export async function saveVote(
  tx: Tx,
  input: { month: string; voter: string; key: ArticleKey; vote: Vote },
): Promise<{ before: Vote | null }> {
  const { month, voter, vote } = input;
  const { locale, category, slug } = input.key;
  const inserted = await sql<{ one: number }>`
    insert into insights.voters (month, voter, locale, category, slug, is_helpful, reason)
    values (${month}::date, ${voter}, ${locale}, ${category}, ${slug}, ${vote.isHelpful}, ${vote.reason})
    on conflict do nothing returning 1 as one
  `.execute(tx);
  if (inserted.rows.length > 0) return { before: null };
  const { rows } = await sql<Vote>`
    select is_helpful as "isHelpful", reason from insights.voters
    where month = ${month}::date and voter = ${voter}
      and (locale, category, slug) = (${locale}, ${category}, ${slug}) for update
  `.execute(tx);
  const before = rows[0];
  if (!before) throw new Error('an answer was there and is gone');
  await sql`
    update insights.voters set is_helpful = ${vote.isHelpful}, reason = ${vote.reason}
    where month = ${month}::date and voter = ${voter}
      and (locale, category, slug) = (${locale}, ${category}, ${slug})
  `.execute(tx);
  return { before };
}

/** How many articles a reader has answered about this month. */
export async function countVotes(queries: Queries, month: string, voter: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from insights.voters where month = ${month}::date and voter = ${voter}
  `.execute(queries);
  return rows[0]?.count ?? 0;
}

/** Forgets readers of earlier months, and counts older than a year. */
export async function forgetBefore(queries: Queries, input: { month: string; day: string }): Promise<void> {
  await sql`delete from insights.voters where month < ${input.month}::date`.execute(queries);
  for (const table of ['searches', 'articles', 'reasons']) {
    await sql`delete from ${sql.ref(`insights.${table}`)} where day < ${input.day}::date`.execute(queries);
  }
}

export type TermInsight = { readonly term: string; readonly searches: number; readonly clicks: number };

/** Terms with no hit at all, the most frequent first. */
export async function listEmptyTerms(
  queries: Queries,
  input: { since: string; offset: number; size: number },
): Promise<TermInsight[]> {
  const { rows } = await sql<TermInsight>`
    select term, sum(searches)::int as searches, sum(clicks)::int as clicks
    from insights.searches where day >= ${input.since}::date
    group by term having sum(empty) > 0 and sum(empty) = sum(searches)
    order by searches desc, term offset ${input.offset} limit ${input.size}
  `.execute(queries);
  return rows;
}

/** Terms that many readers searched for and found something by, the most frequent first. */
export async function listPopularTerms(
  queries: Queries,
  input: { since: string; locale: string; searchesMin: number; size: number },
): Promise<string[]> {
  const { rows } = await sql<{ term: string }>`
    select term from insights.searches where day >= ${input.since}::date and locale = ${input.locale}
    group by term having sum(searches) >= ${input.searchesMin} and sum(empty) = 0 and sum(clicks) > 0
    order by sum(searches) desc, term limit ${input.size}
  `.execute(queries);
  return rows.map(({ term }) => term);
}

/** Terms that found something that nobody opened, the most frequent first. */
export async function listUnclickedTerms(
  queries: Queries,
  input: { since: string; offset: number; size: number },
): Promise<TermInsight[]> {
  const { rows } = await sql<TermInsight>`
    select term, sum(searches)::int as searches, sum(clicks)::int as clicks
    from insights.searches where day >= ${input.since}::date
    group by term having sum(empty) < sum(searches) and sum(clicks) * 5 < sum(searches)
    order by sum(searches) - sum(clicks) desc, term offset ${input.offset} limit ${input.size}
  `.execute(queries);
  return rows;
}

export type ArticleInsight = ArticleKey & {
  readonly helpful: number;
  readonly unhelpful: number;
  readonly started: number;
  readonly finished: number;
  readonly cases: number;
  readonly reasons: Readonly<Partial<Record<UnhelpfulReason, number>>>;
};

const articleOrders = {
  unhelpful: sql`sum(unhelpful) desc`,
  cases: sql`sum(cases) desc`,
  unfinished: sql`sum(started) - sum(finished) desc`,
} as const;
export type ArticleOrder = keyof typeof articleOrders;

/** Articles with their counts, those first that ask for somebody's attention in the given way. */
export async function listArticleInsights(
  queries: Queries,
  input: { since: string; order: ArticleOrder; offset: number; size: number },
): Promise<ArticleInsight[]> {
  const { rows } = await sql<ArticleInsight>`
    select a.locale, a.category, a.slug, sum(helpful)::int as helpful, sum(unhelpful)::int as unhelpful,
      sum(started)::int as started, sum(finished)::int as finished, sum(cases)::int as cases,
      coalesce((
        select jsonb_object_agg(reason, votes) from (
          select reason, sum(votes)::int as votes from insights.reasons r
          where day >= ${input.since}::date and (r.locale, r.category, r.slug) = (a.locale, a.category, a.slug)
          group by reason
        ) each
      ), '{}') as reasons
    from insights.articles a where day >= ${input.since}::date
    group by a.locale, a.category, a.slug
    order by ${articleOrders[input.order]}, 1, 2, 3 offset ${input.offset} limit ${input.size}
  `.execute(queries);
  return rows;
}

/** What all articles together did since a day. */
export async function sumArticles(
  queries: Queries,
  since: string,
): Promise<{ started: number; finished: number; helpful: number; unhelpful: number }> {
  const { rows } = await sql<{ started: number; finished: number; helpful: number; unhelpful: number }>`
    select coalesce(sum(started), 0)::int as started, coalesce(sum(finished), 0)::int as finished,
      coalesce(sum(helpful), 0)::int as helpful, coalesce(sum(unhelpful), 0)::int as unhelpful
    from insights.articles where day >= ${since}::date
  `.execute(queries);
  return rows[0] ?? { started: 0, finished: 0, helpful: 0, unhelpful: 0 };
}
