import { defineProblems } from '#kernel/problem.ts';

/** Why a step can't be taken now. */
export const stageProblems = defineProblems({
  recovery_not_found: { status: 404, help: 'factors-unavailable' },
  recovery_step_not_open: { status: 409, help: 'factors-unavailable' },
  recovery_waiting: { status: 409, help: 'factors-unavailable' },
  recovery_done: { status: 409, help: 'factors-unavailable' },
  recovery_cancelled: { status: 410, help: 'factors-unavailable' },
  recovery_expired: { status: 410, help: 'factors-unavailable' },
  recovery_refused: { status: 403, help: 'factors-unavailable' },
});

export const recoveryProblems = defineProblems({
  ...stageProblems,
  recovery_link_not_found: { status: 404, help: 'factors-unavailable' },
  recovery_live: { status: 409, help: 'factors-unavailable' },
  recovery_limit_reached: { status: 429, help: 'factors-unavailable' },
  recovery_starts_too_many: { status: 429, help: 'factors-unavailable' },
  recovery_only_here: { status: 403, help: 'factors-unavailable' },
  recovery_not_yours: { status: 403, help: 'factors-unavailable' },
  nothing_lost: { status: 422, help: 'factors-unavailable' },
  only_password_lost: { status: 422, help: 'password' },
  no_contact_left: { status: 422, help: 'factors-unavailable' },
  contact_also_lost: { status: 422, help: 'factors-unavailable' },
  factor_not_linked: { status: 422, help: 'factors-unavailable' },
  case_not_available: { status: 409, help: 'factors-unavailable' },
});
