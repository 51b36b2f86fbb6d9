import type { StaffId, StaffPasskeyId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type MadePasskey, namePasskey, passkeyCreation, verifyMadePasskey } from '#modules/factors/index.ts';
import { readPasskeyAnswer } from '#modules/gate/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { type Ceremony, openCeremony, spendCeremony, startCeremony } from './ceremony.ts';
import type { StaffBrowser, StaffDeps } from './deps.ts';
import { insertStaffPasskey, lockPasskeysOf, passkeysOfMember } from './passkey-store.ts';
import { staffPasskeysMax } from './rules.ts';
import { type StaffCredentials, startStaffSession } from './sessions.ts';
import { findEnrolment, takeEnrolment } from './store.ts';

/**
 * What the page behind an enrolment link needs; looking uses nothing up. Problems: `enrolment_not_found`, the same for
 * a link that never was, was used, or has run out.
 */
export async function viewEnrolment(
  deps: StaffDeps,
  input: { token: string; browser: StaffBrowser },
): Promise<
  Result<
    {
      name: string;
      email: string;
      ceremony: string;
      options: Awaited<ReturnType<typeof passkeyCreation>>;
    },
    Problem<'enrolment_not_found'>
  >
> {
  const tokenHash = deps.secrets.hashToken(input.token);
  const member = await findEnrolment(deps.db.queries, tokenHash, deps.clock.now());
  if (!member) return fail(problem('enrolment_not_found'));
  const own = await passkeysOfMember(deps.db.queries, member.id);
  const { challenge, ceremony } = startCeremony(deps, {
    purpose: 'enrol',
    browser: input.browser,
    subject: tokenHash,
  });
  const options = await passkeyCreation(deps, {
    challenge,
    userHandle: member.id,
    userName: member.email,
    except: own,
  });
  return ok({ name: member.name, email: member.email, ceremony, options });
}

export type NewStaffPasskeyProblem = Problem<
  'staff_ceremony_over' | 'staff_passkey_refused' | 'staff_passkey_known' | 'staff_passkey_limit'
>;

type FinishProblem = NewStaffPasskeyProblem | Problem<'enrolment_not_found'>;

/**
 * Stores the passkey that was made behind an enrolment link, uses the link up and signs in.
 * Problems: `enrolment_not_found`, those of `keepMadePasskey`.
 */
export async function finishEnrolment(
  deps: StaffDeps,
  input: { token: string; ceremony: string; answer: string; browser: StaffBrowser },
): Promise<Result<StaffCredentials, FinishProblem>> {
  const tokenHash = deps.secrets.hashToken(input.token);
  const member = await findEnrolment(deps.db.queries, tokenHash, deps.clock.now());
  if (!member) return fail(problem('enrolment_not_found'));
  const made = await readMadePasskey(deps, { ...input, purpose: 'enrol', subject: tokenHash });
  if (!made.ok) return made;
  return inOneGo<StaffCredentials, FinishProblem>(deps, async (tx) => {
    const kept = await keepMadePasskey(deps, tx, {
      memberId: member.id,
      ...made.value,
      browser: input.browser,
    });
    if (!kept.ok) return kept;
    // Whoever was removed meanwhile has no link any more.
    if (!(await takeEnrolment(tx, tokenHash, deps.clock.now()))) return fail(problem('enrolment_not_found'));
    return ok(
      await startStaffSession(deps, tx, {
        memberId: member.id,
        passkeyId: kept.value,
        browser: input.browser,
      }),
    );
  });
}

/** A refusal after something was written takes it back. */
async function inOneGo<T, P extends Problem>(
  deps: StaffDeps,
  work: (tx: Tx) => Promise<Result<T, P>>,
): Promise<Result<T, P>> {
  let refused: Result<T, P> | null = null;
  try {
    return await deps.db.tx(async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      refused = result;
      throw new Error('taken back');
    });
  } catch (error) {
    if (refused) return refused;
    throw error;
  }
}

/** Verifies a passkey that was just made. Problems: `staff_ceremony_over`, `staff_passkey_refused`. */
export async function readMadePasskey(
  deps: StaffDeps,
  input: Parameters<typeof openCeremony>[1] & { answer: string },
): Promise<
  Result<{ made: MadePasskey; ceremony: Ceremony }, Problem<'staff_ceremony_over' | 'staff_passkey_refused'>>
> {
  const ceremony = openCeremony(deps, input);
  if (!ceremony) return fail(problem('staff_ceremony_over'));
  const answer = readPasskeyAnswer(input.answer);
  const made = answer && (await verifyMadePasskey(deps, answer, ceremony.challenge));
  return made ? ok({ made, ceremony }) : fail(problem('staff_passkey_refused'));
}

/** Stores a passkey for a member. Problems: `staff_ceremony_over`, `staff_passkey_known`, `staff_passkey_limit`. */
export async function keepMadePasskey(
  deps: StaffDeps,
  tx: Tx,
  input: { memberId: StaffId; made: MadePasskey; ceremony: Ceremony; browser: StaffBrowser },
): Promise<
  Result<StaffPasskeyId, Problem<'staff_ceremony_over' | 'staff_passkey_known' | 'staff_passkey_limit'>>
> {
  const { made, memberId } = input;
  const own = await lockPasskeysOf(tx, memberId);
  if (own.length >= staffPasskeysMax)
    return fail(problem('staff_passkey_limit', { params: { max: staffPasskeysMax } }));
  if (!(await spendCeremony(tx, input.ceremony))) return fail(problem('staff_ceremony_over'));
  const id = deps.secrets.id('staffPasskey');
  const name = namePasskey(
    {
      aaguid: made.aaguid,
      transports: made.transports,
      attachment: made.attachment ?? undefined,
      userAgent: input.browser.userAgent,
    },
    own.map((passkey) => passkey.name),
  );
  const inserted = await insertStaffPasskey(tx, {
    id,
    memberId,
    credentialId: made.credentialId,
    publicKey: made.publicKey,
    counter: made.counter,
    transports: made.transports,
    isBackupEligible: made.isBackupEligible,
    name,
    createdAt: deps.clock.now(),
    lastUsedAt: null,
  });
  return inserted === 'known' ? fail(problem('staff_passkey_known')) : ok(id);
}
