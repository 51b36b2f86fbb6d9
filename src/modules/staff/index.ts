export type { StaffBrowser, StaffDeps, StaffViewer } from './deps.ts';
export { finishEnrolment, viewEnrolment } from './enrol.ts';
export { addMember, listMembers, removeMember, renewLink } from './manage-members.ts';
export { addOwnPasskey, removeOwnPasskey, viewOwnPasskeys } from './own-passkeys.ts';
export { staffProblems } from './problems.ts';
export {
  confirmStaff,
  endStaffSession,
  findStaffSession,
  forgetStaffSessions,
  recordStaffAction,
} from './sessions.ts';
export { finishStaffSignIn, startStaffSignIn } from './sign-in.ts';
export { type AccountFacts, accountFacts, findAccountFacts } from './view-account.ts';
