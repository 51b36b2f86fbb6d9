import { defineProblems } from '#kernel/problem.ts';

/** Met in the console only: no customer sees one of these. */
export const staffProblems = defineProblems({
  staff_session_over: { status: 401, help: 'something-went-wrong' },
  staff_passkey_refused: { status: 422, help: 'something-went-wrong' },
  staff_ceremony_over: { status: 409, help: 'something-went-wrong' },
  staff_sign_in_too_old: { status: 403, help: 'something-went-wrong' },
  staff_passkey_known: { status: 409, help: 'something-went-wrong' },
  staff_passkey_limit: { status: 409, help: 'something-went-wrong' },
  staff_passkey_last: { status: 409, help: 'something-went-wrong' },
  enrolment_not_found: { status: 404, help: 'something-went-wrong' },
  staff_member_exists: { status: 409, help: 'something-went-wrong' },
  staff_member_not_found: { status: 404, help: 'something-went-wrong' },
  staff_name_not_possible: { status: 422, help: 'something-went-wrong' },
});
