export { adoptNewContacts } from './adopt-new-contacts.ts';
export { announceUndelivered } from './announce-undelivered.ts';
export { carryProofs } from './carry-proofs.ts';
export {
  amendPayload,
  type ChallengeProblem,
  type ChallengeView,
  closeChallenge,
  forgetExpired,
  type Holder,
  type MethodView,
  ownsChallenge,
  type Payload,
  readPayload,
  type SlotView,
  viewChallenge,
} from './challenge.ts';
export { checkPolicy } from './check-policy.ts';
export { evenOut } from './even-out.ts';
export { claimGrant, type Grant, issueGrant, presentGrant, type SpendProblem, spendGrant } from './grant.ts';
export {
  closeChallengesOf,
  isChallengeOpen,
  type KeepProblem,
  keepChallenge,
  moveChallenge,
} from './keep-challenge.ts';
export { openChallenge, openOwnChallenge, standingOf } from './open-challenge.ts';
export { openClaimedChallenge } from './open-claimed-challenge.ts';
export { type PasskeyAnswer, passkeyAnswerSchema, readPasskeyAnswer } from './passkey-answer.ts';
export { decide, type PolicyRefusal, rotatesSession, type Standing } from './policy.ts';
export type {
  AuthenticatorVerdict,
  FactorPort,
  GateDeps,
  PasskeyStep,
  StoredAuthenticator,
} from './ports.ts';
export { gateProblems } from './problems.ts';
export { proveCode } from './prove-code.ts';
export { provePasskey } from './prove-passkey.ts';
export { provenAccount } from './proven-account.ts';
export { forgetProofs, recordProof } from './record-proof.ts';
export { refusalOf } from './refusal-of.ts';
export { sendCode } from './send-code.ts';
export { isDeviceSlot, isLaterSlot, type ProofKind, type SlotName } from './slot-rules.ts';
export type { CodeChannel } from './store.ts';
export { tellCapped } from './tell-capped.ts';
