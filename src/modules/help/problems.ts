import { defineProblems } from '#kernel/problem.ts';

export const helpProblems = defineProblems({
  article_not_found: { status: 404, help: 'something-went-wrong' },
});
