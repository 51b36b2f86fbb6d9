import type { FactorPort } from '#modules/gate/index.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import { judgeAuthenticatorCode } from './authenticator.ts';
import { acceptStep, findAuthenticator } from './store.ts';

const neverAccepted = -1;

/** Answers the gate's questions about an account's factors. */
export function createFactorPort(deps: { secrets: Secrets }): FactorPort {
  return {
    async linked(queries, accountId) {
      const authenticator = await findAuthenticator(queries, accountId);
      // Passkeys and face are linked nowhere yet; the policy already knows them.
      return { authenticator: authenticator !== null, passkeys: 0, face: false };
    },
    async checkAuthenticatorCode(tx, accountId, code, now) {
      const authenticator = await findAuthenticator(tx, accountId);
      const secret =
        authenticator && deps.secrets.open('authenticator', authenticator.secretSealed, accountId);
      if (!authenticator || secret === null) return { verdict: 'wrong' };
      const judged = judgeAuthenticatorCode(secret, code, authenticator.lastStep, now);
      if (judged.verdict !== 'right') return judged;
      return (await acceptStep(tx, accountId, judged.step)) ? judged : { verdict: 'used' };
    },
    checkNewAuthenticatorCode: (secret, code, now) =>
      judgeAuthenticatorCode(secret, code, neverAccepted, now),
  };
}
