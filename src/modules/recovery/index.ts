export { giveNewContact } from './bind-contact.ts';
export {
  type CancelView,
  cancelByLink,
  cancelOwnRecovery,
  viewCancelLink,
} from './cancel-recovery.ts';
export { claimRecovery, planClaimedRecovery } from './claim-recovery.ts';
export { askClaimantAgain } from './claimant.ts';
export { commitRecovery } from './commit-recovery.ts';
export { decideRecovery } from './decide-recovery.ts';
export { finishRecovery } from './finish-recovery.ts';
export { claimLastResort, openLastResort } from './last-resort.ts';
export {
  isProvenHere,
  planOwnRecovery,
  planProvenRecovery,
  planRecovery,
  type RecoveryPlan,
} from './plan-recovery.ts';
export type { CasePort, RecoveryDeps } from './ports.ts';
export { recoveryProblems } from './problems.ts';
export { type Lost } from './recovery-rules.ts';
export { finishResume, startResume } from './resume-recovery.ts';
export { type Stage } from './stage-rules.ts';
export { startRecovery } from './start-recovery.ts';
export { stopLiveRecovery, stopUnproven } from './stop-recovery.ts';
export { deleteUncommittedBefore, findCommitted } from './store.ts';
export {
  cancelUrlForCase,
  type RecoveryForCase,
  settleForCase,
  standForCase,
  viewForCase,
} from './view-for-case.ts';
export {
  type RecoveryView,
  type TrackerView,
  viewOwnRecovery,
  viewRecovery,
  viewTracker,
} from './view-recovery.ts';
export { endRecoveryWait, recoveryJobs } from './wait-job.ts';
