import { defineProblems } from '#kernel/problem.ts';

export const antiPhishingProblems = defineProblems({
  anti_phishing_code_not_possible: { status: 422, help: 'recognise-a-genuine-message' },
});
