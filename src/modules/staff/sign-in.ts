import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { judgePasskeyUse, passkeyRequest, verifyShownPasskey } from '#modules/factors/index.ts';
import { readPasskeyAnswer } from '#modules/gate/index.ts';
import { openCeremony, spendCeremony, startCeremony } from './ceremony.ts';
import type { StaffBrowser, StaffDeps } from './deps.ts';
import { acceptStaffPasskeyUse, findStaffPasskey } from './passkey-store.ts';
import { type StaffCredentials, startStaffSession } from './sessions.ts';

/** What the sign-in page needs: the options for the browser, and the sealed ceremony that comes back with the answer. */
export async function startStaffSignIn(deps: StaffDeps, browser: StaffBrowser) {
  const { challenge, ceremony } = startCeremony(deps, { purpose: 'sign_in', browser, subject: '' });
  // None is named: whoever asks learns nothing about who works here.
  return { ceremony, options: await passkeyRequest(deps, { challenge, among: [] }) };
}

export type StaffSignInProblem = Problem<'staff_ceremony_over' | 'staff_passkey_refused'>;

/**
 * Signs somebody in by the passkey that they showed. A customer's passkey is none of ours and is refused like any that
 * is not known. Problems: `staff_ceremony_over`, `staff_passkey_refused`.
 */
export async function finishStaffSignIn(
  deps: StaffDeps,
  input: { ceremony: string; answer: string; browser: StaffBrowser },
): Promise<Result<StaffCredentials, StaffSignInProblem>> {
  const ceremony = openCeremony(deps, { ...input, purpose: 'sign_in', subject: '' });
  if (!ceremony) return fail(problem('staff_ceremony_over'));
  const refused = fail(problem('staff_passkey_refused'));
  const answer = readPasskeyAnswer(input.answer);
  const passkey = answer && (await findStaffPasskey(deps.db.queries, answer.id));
  if (!passkey) return refused;
  // WebAuthn L3 section 7.2, step 6: nobody was identified before, so the handle has to be there and to name the owner.
  const { userHandle } = answer.response;
  if (userHandle !== Buffer.from(passkey.memberId).toString('base64url')) return refused;
  const shown = await verifyShownPasskey(deps, answer, ceremony.challenge, passkey);
  if (!shown) return refused;
  const verdict = judgePasskeyUse(passkey, shown);
  if (verdict !== 'genuine') {
    deps.log.warn({ passkey: passkey.id, verdict }, 'a passkey of the console was refused');
    return refused;
  }
  return deps.db.tx(async (tx) => {
    if (!(await spendCeremony(tx, ceremony))) return fail(problem('staff_ceremony_over'));
    const use = { counter: shown.counter, at: deps.clock.now() };
    if (!(await acceptStaffPasskeyUse(tx, passkey, use))) return refused;
    return ok(
      await startStaffSession(deps, tx, {
        memberId: passkey.memberId,
        passkeyId: passkey.id,
        browser: input.browser,
      }),
    );
  });
}
