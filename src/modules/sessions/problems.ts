import { defineProblems } from '#kernel/problem.ts';

export const sessionsProblems = defineProblems({
  session_missing: { status: 401, help: 'sign-out' },
  session_not_found: { status: 404, help: 'sign-out' },
  device_not_found: { status: 404, help: 'authorise-a-device' },
  device_name_not_possible: { status: 422, help: 'authorise-a-device' },
  call_limit_reached: { status: 429, help: 'authorise-a-device' },
  approval_limit_reached: { status: 429, help: 'authorise-a-device' },
  authorisation_too_soon: { status: 429, help: 'authorise-a-device' },
  no_other_device: { status: 409, help: 'authorise-a-device' },
  authorisation_not_found: { status: 404, help: 'authorise-a-device' },
  authorisation_expired: { status: 410, help: 'authorise-a-device' },
  authorisation_settled: { status: 409, help: 'authorise-a-device' },
  approval_code_wrong: { status: 422, help: 'authorise-a-device' },
});
