export { finishPasswordChange, startPasswordChange } from './change-password.ts';
export {
  finishForgottenPassword,
  startForgottenPassword,
  viewForgottenPassword,
} from './forgotten-password.ts';
export { passwordsProblems } from './problems.ts';
