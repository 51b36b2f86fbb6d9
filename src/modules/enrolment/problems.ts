import { defineProblems } from '#kernel/problem.ts';

export const enrolmentProblems = defineProblems({
  region_not_supported: { status: 422, help: 'sign-up' },
  terms_not_accepted: { status: 422, help: 'sign-up' },
});
