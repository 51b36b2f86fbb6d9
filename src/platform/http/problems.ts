import { defineProblems } from '#kernel/problem.ts';

/** What can be wrong with any request, whatever it asks for. */
export const httpProblems = defineProblems({
  body_not_valid: { status: 422, help: 'something-went-wrong' },
  content_type_not_supported: { status: 415, help: 'something-went-wrong' },
  form_type_not_supported: { status: 415, help: 'something-went-wrong' },
  form_not_readable: { status: 400, help: 'something-went-wrong' },
  path_too_long: { status: 414, help: 'something-went-wrong' },
  body_too_large: { status: 413, help: 'something-went-wrong' },
  origin_not_allowed: { status: 403, help: 'something-went-wrong' },
  not_found: { status: 404, help: 'something-went-wrong' },
  session_missing: { status: 401, help: 'sign-out' },
  too_many_requests: { status: 429, help: 'something-went-wrong' },
  too_many_streams: { status: 503, help: 'something-went-wrong' },
  temporarily_unavailable: { status: 503, help: 'something-went-wrong' },
  internal_error: { status: 500, help: 'something-went-wrong' },
});
