export { createInsights, type Insights } from './insights.ts';
export { insightsProblems } from './problems.ts';
export type { ArticleInsight, TermInsight } from './store.ts';
