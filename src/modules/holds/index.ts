export { capabilitiesOf, type Hold, placeHold, runningHolds } from './holds.ts';
export type { Capability, CapabilityState, HoldReason } from './rules.ts';
