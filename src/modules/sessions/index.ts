export type { AuthorisationMethod } from './authorisation-store.ts';
export {
  answerApproval,
  answerAuthorisationCall,
  answerAuthorisationLink,
  endAuthorisationCall,
  listPendingApprovals,
  type PendingApproval,
  startAuthorisation,
  viewApproval,
  viewAuthorisationLink,
} from './authorise-device.ts';
export type { Client } from './client.ts';
export {
  endSession,
  endSessions,
  nameOwnDevice,
  removeDevice,
  signOut,
  signOutElsewhere,
  type Viewer,
} from './end-sessions.ts';
export { failedSignInJobs } from './failed-sign-in.ts';
export { isSessionAlive } from './is-session-alive.ts';
export {
  describeOwnDevice,
  findOwnDevice,
  listOwnDevices,
  listOwnSessions,
  type Page,
  type PageRequest,
} from './list-sessions.ts';
export { sessionsProblems } from './problems.ts';
export { type UnusualReason } from './risk-rules.ts';
export { type NewToken, rotateSessionToken } from './rotate-token.ts';
export { createSessionCheck, type SessionCheck } from './session-check.ts';
export { browserHolder, finishSignIn, startSignIn } from './sign-in.ts';
export { signInWithPasskey } from './sign-in-with-passkey.ts';
export { type Credentials, startSession } from './start-session.ts';
export { type Device, deleteOldSessions, type Session } from './store.ts';
export { type AuthorisationView, type NewDevice, type SignInView, viewSignIn } from './view-sign-in.ts';
