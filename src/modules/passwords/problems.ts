import { defineProblems } from '#kernel/problem.ts';

export const passwordsProblems = defineProblems({
  current_password_wrong: { status: 422, help: 'password' },
  password_same: { status: 422, help: 'password' },
});
