export {
  type Capability,
  type Hold,
  type HoldReason,
  placeHold,
  runningHolds,
} from './holds.ts';
