import { defineProblems } from '#kernel/problem.ts';

export const contactsProblems = defineProblems({
  same_as_current: { status: 422, help: 'change-phone' },
  change_limit_reached: { status: 429, help: 'change-phone' },
  contact_in_use: { status: 409, help: 'change-phone' },
  migration_not_possible: { status: 409, help: 'change-phone' },
  undo_not_found: { status: 404, help: 'change-phone' },
  undo_expired: { status: 410, help: 'change-phone' },
  undo_done: { status: 409, help: 'change-phone' },
});
