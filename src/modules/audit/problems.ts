import { defineProblems } from '#kernel/problem.ts';

export const auditProblems = defineProblems({
  export_limit_reached: { status: 429, help: 'something-went-wrong' },
});
