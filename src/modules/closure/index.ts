export {
  finishUnfreeze,
  freezeAccount,
  freezeByLink,
  freezeIn,
  startUnfreeze,
  unfreezeAccount,
  viewFreezeLink,
} from './freeze.ts';
export { closureProblems } from './problems.ts';
