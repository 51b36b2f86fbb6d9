import { defineProblems } from '#kernel/problem.ts';

export const insightsProblems = defineProblems({
  answers_limit_reached: { status: 429, help: 'something-went-wrong' },
});
