export {
  finishUnfreeze,
  freezeAccount,
  freezeByLink,
  freezeIn,
  startUnfreeze,
  viewFreezeLink,
} from './freeze.ts';
export { closureProblems } from './problems.ts';
