export { closeIn } from './close.ts';
export {
  finishUnfreeze,
  freezeAccount,
  freezeByLink,
  freezeIn,
  startUnfreeze,
  unfreezeIn,
  viewFreezeLink,
} from './freeze.ts';
export { type FreezeDeps, type OnFreeze } from './ports.ts';
export { closureProblems } from './problems.ts';
