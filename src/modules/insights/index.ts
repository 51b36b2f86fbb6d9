export { insightsProblems } from './problems.ts';
export { createInsights, type Insights } from './insights.ts';
export type { ArticleInsight, TermInsight } from './store.ts';
