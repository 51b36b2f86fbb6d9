import { defineProblems } from '#kernel/problem.ts';

export const helpProblems = defineProblems({
  category_not_found: { status: 404, help: 'something-went-wrong' },
  article_not_found: { status: 404, help: 'something-went-wrong' },
});
