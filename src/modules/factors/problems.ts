import { defineProblems } from '#kernel/problem.ts';

export const factorsProblems = defineProblems({
  password_wrong: { status: 401, help: 'password' },
  password_try_too_soon: { status: 429, help: 'password' },
  password_too_short: { status: 422, help: 'password' },
  password_too_long: { status: 422, help: 'password' },
  password_too_common: { status: 422, help: 'password' },
  passkey_not_found: { status: 404, help: 'passkeys' },
  passkey_name_not_possible: { status: 422, help: 'passkeys' },
});
