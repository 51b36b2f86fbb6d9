export { finishPasskeyAddition, startPasskeyAddition } from './add-passkey.ts';
export { createAuthenticatorSecret } from './authenticator.ts';
export {
  finishBackupCodes,
  startBackupCodes,
  viewBackupCodes,
} from './backup-codes.ts';
export {
  accountNamedBy,
  checkSignInPasskey,
  reportClonedPasskey,
  startPasskeyCheck,
} from './check-passkey.ts';
export { createFactorPort } from './factor-port.ts';
export {
  type AuthenticatorSetup,
  finishAuthenticatorLink,
  startAuthenticatorLink,
  viewAuthenticatorSetup,
} from './link-authenticator.ts';
export { listPasskeys, type PasskeyView, viewPasskey } from './list-passkeys.ts';
export {
  ceremonyMinutes,
  judgePasskeyUse,
  namePasskey,
  passkeysMax,
  suggestsLocalPasskey,
} from './passkey-rules.ts';
export { deleteCeremoniesBefore } from './passkey-store.ts';
export {
  checkNewPassword,
  checkPassword,
  hashPassword,
  type SignInPasswordProblem,
  writePassword,
} from './password.ts';
export { type PasswordProblem, passwordCharsMax, passwordCharsMin } from './password-rules.ts';
export { factorsProblems } from './problems.ts';
export { finishPasskeyRemoval, startPasskeyRemoval } from './remove-passkey.ts';
export { renamePasskey } from './rename-passkey.ts';
export { finishAuthenticatorReplacement, startAuthenticatorReplacement } from './replace-authenticator.ts';
export { removeEveryPasskey, resetAuthenticator } from './reset-factors.ts';
export { deleteWrongPasswordsBefore, wrongPasswordsSince } from './store.ts';
export {
  type MadePasskey,
  passkeyCreation,
  passkeyRequest,
  verifyMadePasskey,
  verifyShownPasskey,
} from './verify-passkey.ts';
