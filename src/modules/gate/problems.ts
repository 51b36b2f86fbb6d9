import { defineProblems } from '#kernel/problem.ts';

export const gateProblems = defineProblems({
  challenge_not_found: { status: 404, help: 'verification-steps' },
  challenge_expired: { status: 410, help: 'verification-steps' },
  slot_not_open: { status: 409, help: 'verification-steps' },
  proof_missing: { status: 403, help: 'verification-steps' },
  code_incomplete: { status: 422, help: 'code-not-received' },
  code_wrong: { status: 422, help: 'code-not-received' },
  code_expired: { status: 410, help: 'code-not-received' },
  code_used: { status: 409, help: 'code-not-received' },
  code_replaced: { status: 409, help: 'code-not-received' },
  code_not_sent: { status: 409, help: 'code-not-received' },
  code_entry_locked: { status: 423, help: 'code-not-received' },
  authenticator_clock_off: { status: 422, help: 'authenticator-code-rejected' },
  resend_too_soon: { status: 429, help: 'code-not-received' },
  channel_resting: { status: 429, help: 'code-not-received' },
  send_limit_reached: { status: 429, help: 'code-not-received' },
  grant_not_found: { status: 403, help: 'verification-steps' },
  grant_expired: { status: 410, help: 'verification-steps' },
  grant_used: { status: 409, help: 'verification-steps' },
  account_closed: { status: 403, help: 'close-account' },
  account_frozen: { status: 403, help: 'freeze-account' },
  account_frozen_by_staff: { status: 403, help: 'freeze-account' },
  account_not_frozen: { status: 409, help: 'freeze-account' },
  account_restricted: { status: 403, help: 'freeze-account' },
  authenticator_already_linked: { status: 409, help: 'link-authenticator' },
  authenticator_not_linked: { status: 409, help: 'link-authenticator' },
  last_strong_factor: { status: 409, help: 'link-authenticator' },
  passkey_not_linked: { status: 409, help: 'link-authenticator' },
});

export type GateProblemCode = keyof typeof gateProblems;
