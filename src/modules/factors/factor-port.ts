import type { FactorPort, PasskeyStep } from '#modules/gate/index.ts';
import { judgeAuthenticatorCode } from './authenticator.ts';
import { spendBackupCodeRow } from './backup-code-store.ts';
import { backupCodeMac } from './backup-codes.ts';
import {
  checkNewPasskey,
  checkPasskey,
  type PasskeyDeps,
  reportClonedPasskey,
  startNewPasskey,
  startPasskeyCheck,
} from './check-passkey.ts';
import { type CeremonyScope, passkeysOf } from './passkey-store.ts';
import { linkedFactors } from './store.ts';

const neverAccepted = -1;

const scopeOf = (purpose: 'prove' | 'add', { challengeId, slot, holder }: PasskeyStep): CeremonyScope => ({
  purpose,
  challengeId,
  slot,
  holder,
});

/** Answers the gate's questions about an account's factors. */
export function createFactorPort(deps: PasskeyDeps): FactorPort {
  return {
    async linked(queries, accountId) {
      // Face is linked nowhere yet; the policy already knows it.
      return { ...(await linkedFactors(queries, accountId)), face: false };
    },
    judgeAuthenticatorCode(accountId, { secretSealed, lastStep }, code, now) {
      const secret = deps.secrets.open('authenticator', secretSealed, accountId);
      return secret === null ? { verdict: 'wrong' } : judgeAuthenticatorCode(secret, code, lastStep, now);
    },
    spendBackupCode: (tx, accountId, code, now) =>
      spendBackupCodeRow(tx, accountId, backupCodeMac(deps, accountId, code), now),
    checkNewAuthenticatorCode: (secret, code, now) =>
      judgeAuthenticatorCode(secret, code, neverAccepted, now),
    async startPasskey(tx, step) {
      const named = step.isNamed && step.accountId ? await passkeysOf(tx, step.accountId) : null;
      return startPasskeyCheck(deps, tx, scopeOf('prove', step), named);
    },
    async checkPasskey(tx, { answer, accountId, device, ...step }) {
      const checked = await checkPasskey(deps, tx, { scope: scopeOf('prove', step), answer, accountId });
      if (checked.verdict === 'cloned') await reportClonedPasskey(deps, tx, checked.passkey, device);
      return checked.verdict;
    },
    startNewPasskey: (tx, step) => startNewPasskey(deps, tx, scopeOf('add', step), step.accountId),
    async checkNewPasskey(tx, { answer, ...step }) {
      const checked = await checkNewPasskey(deps, tx, { scope: scopeOf('add', step), answer });
      return checked.verdict === 'right'
        ? { verdict: 'right', passkey: JSON.stringify(checked.passkey) }
        : checked;
    },
  };
}
