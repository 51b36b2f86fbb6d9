export { createFactorPort } from './factor-port.ts';
export {
  type AuthenticatorSetup,
  finishAuthenticatorLink,
  startAuthenticatorLink,
  viewAuthenticatorSetup,
} from './link-authenticator.ts';
export {
  checkNewPassword,
  checkPassword,
  hashPassword,
  type SignInPasswordProblem,
  writePassword,
} from './password.ts';
export { type PasswordProblem, passwordCharsMax, passwordCharsMin } from './password-rules.ts';
export { factorsProblems } from './problems.ts';
export { deleteWrongPasswordsBefore } from './store.ts';
