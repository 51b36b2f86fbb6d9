import { defineProblems } from '#kernel/problem.ts';

/** Refusals of the console's desk; only staff meet them. */
export const editorialProblems = defineProblems({
  revision_not_found: { status: 404, help: 'something-went-wrong' },
  revision_moved_on: { status: 409, help: 'something-went-wrong' },
  article_being_edited: { status: 409, help: 'something-went-wrong' },
  article_not_valid: { status: 422, help: 'something-went-wrong' },
  own_revision: { status: 403, help: 'something-went-wrong' },
  schedule_in_past: { status: 422, help: 'something-went-wrong' },
  redirect_target_missing: { status: 422, help: 'something-went-wrong' },
});
