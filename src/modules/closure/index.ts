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
export { closureProblems } from './problems.ts';
