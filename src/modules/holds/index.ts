export {
  blockedUntil,
  type Capability,
  capabilities,
  type Hold,
  type HoldReason,
  placeHold,
  runningHolds,
} from './holds.ts';
