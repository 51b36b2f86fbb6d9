import { defineProblems } from '#kernel/problem.ts';

export const casesProblems = defineProblems({
  case_not_found: { status: 404, help: 'factors-unavailable' },
  case_over: { status: 409, help: 'factors-unavailable' },
  case_step_not_open: { status: 409, help: 'factors-unavailable' },
  document_type_not_accepted: { status: 415, help: 'factors-unavailable' },
  document_too_large: { status: 413, help: 'factors-unavailable' },
  document_limit_reached: { status: 409, help: 'factors-unavailable' },
  document_not_found: { status: 404, help: 'factors-unavailable' },
  document_missing: { status: 422, help: 'factors-unavailable' },
  // Met in the console only.
  reviewed_already: { status: 409, help: 'something-went-wrong' },
  review_of_own_account: { status: 403, help: 'something-went-wrong' },
  review_without_account: { status: 409, help: 'something-went-wrong' },
  review_documents_unopened: { status: 409, help: 'something-went-wrong' },
  review_reason_missing: { status: 422, help: 'something-went-wrong' },
  review_note_too_long: { status: 422, help: 'something-went-wrong' },
});
