import { defineProblems } from '#kernel/problem.ts';

export const closureProblems = defineProblems({
  freeze_link_not_found: { status: 404, help: 'freeze-account' },
});
