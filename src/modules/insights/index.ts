export { insightsProblems } from './problems.ts';
export { createInsights, type Insights } from './insights.ts';
export { type UnhelpfulReason, unhelpfulReasons } from './search-rules.ts';
export type { ArticleInsight, TermInsight } from './store.ts';
