import { defineProblems } from '#kernel/problem.ts';

export const settingsLockProblems = defineProblems({
  lock_days_not_possible: { status: 422, help: 'settings-lock' },
  master_key_wrong: { status: 422, help: 'settings-lock' },
  master_key_locked: { status: 423, help: 'settings-lock' },
});
