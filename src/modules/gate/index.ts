export {
  amendPayload,
  type ChallengeProblem,
  type ChallengeView,
  closeChallenge,
  forgetExpired,
  type Holder,
  type MethodView,
  openChallenge,
  ownsChallenge,
  type Payload,
  readPayload,
  type SlotView,
  standingOf,
  viewChallenge,
} from './challenge.ts';
export { claimGrant, type Grant, issueGrant, presentGrant, type SpendProblem, spendGrant } from './grant.ts';
export { type Action, type ProofKind, type SlotName, type Standing } from './policy.ts';
export type { AuthenticatorVerdict, FactorPort, GateDeps } from './ports.ts';
export { gateProblems } from './problems.ts';
export { proveCode } from './prove-code.ts';
export { recordProof } from './record-proof.ts';
export { sendCode } from './send-code.ts';
export type { CodeChannel } from './store.ts';
