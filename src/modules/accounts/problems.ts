import { defineProblems } from '#kernel/problem.ts';

export const accountsProblems = defineProblems({
  email_not_possible: { status: 422, help: 'change-email' },
  email_disposable: { status: 422, help: 'change-email' },
  phone_not_possible: { status: 422, help: 'change-phone' },
  phone_not_personal: { status: 422, help: 'change-phone' },
});
