import { sql } from 'kysely';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter, minuteMs, plusMs } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { HotTx } from '#platform/db/hot-tx.ts';
import {
  accountOf,
  type ChallengeProblem,
  type ChallengeView,
  describe,
  type Holder,
  live,
  openPayload,
  subjectOfSlot,
  writePayload,
} from './challenge.ts';
import { isForLinkedAlone, isSentCodes } from './code-step-rules.ts';
import { beginCodeStep, type CodeStepRow, proveByStep } from './code-step-store.ts';
import { evenOut } from './even-out.ts';
import type { AuthenticatorVerdict, GateDeps } from './ports.ts';
import { recordProofIn } from './record-proof.ts';
import { type CodeVerdict, judgeCode, lockAfterWrong } from './rules.ts';
import { codeMac, isShut } from './send-code.ts';
import { mayFill, type ProofKind, type Slot, type SlotName, slotsFilledBy } from './slot-rules.ts';
import {
  type ChallengeRow,
  type CodeRow,
  codesOfSlot,
  codesOfSubject,
  deleteWrongCodes,
  insertLock,
  insertWrongCode,
  lockedUntil,
  markCodeUsed,
  type SlotProof,
  wrongCodesSince,
} from './store.ts';

export type CodeProblem = Problem<
  | 'slot_not_open'
  | 'code_incomplete'
  | 'code_wrong'
  | 'code_expired'
  | 'code_used'
  | 'backup_code_used'
  | 'code_replaced'
  | 'code_not_sent'
  | 'code_entry_locked'
  | 'authenticator_clock_off'
>;
export type ProveCodeProblem = ChallengeProblem | CodeProblem;

export type ProveCodeInput = {
  readonly challengeId: ChallengeId;
  readonly holder: Holder;
  readonly slot: SlotName;
  /** As typed: spaces and dashes are dropped. */
  readonly code: string;
  /** Where it was typed: for what the customer is told. */
  readonly device?: DeviceFacts;
};

const subjectCodesMax = 30;
const codeShape = /^\d{6}$/;
const backupCodeShape = /^\d{10}$/;

/**
 * Takes a code that was sent, called out or shown by the authenticator as the proof of one slot. A slot that is
 * proven already stays proven. Every wrong code counts for its full window against the account over all its sessions; the last one that
 * is allowed locks code entry and raises an alert. Problems: `code_incomplete` (no try), `code_wrong` (with the tries left), `code_expired`,
 * `code_used`, `backup_code_used`, `code_replaced`, `code_not_sent`, `code_entry_locked`, `authenticator_clock_off`.
 */
export async function proveCode(
  deps: GateDeps,
  input: ProveCodeInput,
): Promise<Result<undefined, ProveCodeProblem>> {
  const proven = await prove(deps, input);
  return proven.ok ? ok() : proven;
}

/** The same, and answers the challenge as its holder sees it afterwards. */
export async function proveCodeAndView(
  deps: GateDeps,
  input: ProveCodeInput,
): Promise<Result<ChallengeView, ProveCodeProblem>> {
  const proven = await prove(deps, input);
  if (!proven.ok) return proven;
  const { row, proofs } = proven.value;
  const known = { proofs, isSpent: row.is_spent, lockedUntil: row.locked_until };
  return ok(await describe(deps, deps.db.queries, row, known));
}

/** The challenge, and all that is proven now. */
type Proven = { readonly row: CodeStepRow; readonly proofs: readonly SlotProof[] };

function prove(deps: GateDeps, input: ProveCodeInput): Promise<Result<Proven, ProveCodeProblem>> {
  // A refusal is a value, so the transaction commits and the wrong try is counted.
  return evenOut(deps, (mark) => deps.db.hotTx((hot) => proveIn(deps, hot, input, mark)));
}

async function proveIn(
  deps: GateDeps,
  hot: HotTx,
  input: ProveCodeInput,
  mark: () => void,
): Promise<Result<Proven, ProveCodeProblem>> {
  const now = deps.clock.now();
  const challenge = live(deps, await beginCodeStep(hot, input, now));
  if (!challenge.ok) return challenge;
  const row = challenge.value;
  const { proofs } = row;
  if (row.first_slot !== null) mark();
  const slot = row.slots.find((each) => each.name === input.slot);
  if (!slot) return fail(problem('slot_not_open'));
  if (proofs.some((proof) => proof.slot === slot.name)) return ok({ row, proofs });
  if (isShut(row, slot.name, proofs)) return fail(problem('slot_not_open'));
  // A device is authorised by a code only of the authenticator, and by no method twice.
  if (!mayFill('authenticator_code', slot.name, proofs)) return fail(problem('slot_not_open'));

  // Nothing, half a code or words are no guess, so they cost no try.
  const code = input.code.normalize('NFKC').replace(/[\s-]/g, '');
  const isBackup = slot.accepts.includes('backup_code') && backupCodeShape.test(code);
  if (!isBackup && !codeShape.test(code)) return fail(problem('code_incomplete'));

  if (!isBackup && isForLinkedAlone(slot, row)) {
    // What every sign-in with an authenticator waits for.
    const step = judgeLinked(deps, row, code, now);
    if (step?.verdict === 'right') {
      const accepted = await acceptStep(deps, hot, row, slot, step.step, now);
      return accepted.ok ? ok(withProof(row, slot.name, 'authenticator_code')) : accepted;
    }
  }
  return proveUnhurried(deps, hot, row, slot, { code, isBackup, device: input.device ?? null }, now);
}

const withProof = (row: CodeStepRow, shown: SlotName, kind: ProofKind): Proven => {
  const filled = slotsFilledBy(kind, shown, row.slots).map((slot) => ({ slot, kind }));
  return { row, proofs: [...row.proofs, ...filled] };
};

/** Judges a code whatever it may be, and counts it where it was wrong. */
/** A code of the right shape, and where it was typed. */
type Typed = { readonly code: string; readonly isBackup: boolean; readonly device: DeviceFacts | null };

async function proveUnhurried(
  deps: GateDeps,
  hot: HotTx,
  row: CodeStepRow,
  slot: Slot,
  typed: Typed,
  now: Date,
): Promise<Result<Proven, CodeProblem>> {
  const tx = await hot.unhurried();
  const { subject, lock } =
    row.first_slot === slot.name
      ? await serialiseFirst(deps, tx, row, slot.name, now)
      : { subject: row.subject, lock: row.locked_until };
  if (lock) return fail(problem('code_entry_locked', { retryAt: lock, params: { until: lock } }));

  const verdict = typed.isBackup
    ? await judgeBackupCode(deps, tx, row, typed, now)
    : await judge(deps, hot, tx, { ...row, subject }, slot, typed.code, now);
  if (verdict.ok) {
    const { kind, isWritten } = verdict.value;
    // Wrong codes stay counted: whoever guesses could otherwise start anew by proving something of their own.
    if (!isWritten) await recordProofIn(deps, tx, row, slot.name, kind);
    return ok(withProof(row, slot.name, kind));
  }
  // "Your clock is off" says when a code will be right, so it costs a try like any other guess.
  const costsTry =
    verdict.problem.code === 'code_wrong' || verdict.problem.code === 'authenticator_clock_off';
  return costsTry
    ? countWrong(deps, tx, { ...row, subject }, verdict.problem, typed, now)
    : fail(verdict.problem);
}

/** What a code was right as. `isWritten`: its proof is written, and the transaction committed. */
type Right = { readonly kind: ProofKind; readonly isWritten: boolean };

/** Whom the tries of a claimed account's first slot count against, held back like the others', and until when it is locked. */
async function serialiseFirst(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  name: SlotName,
  now: Date,
): Promise<{ subject: string; lock: Date | null }> {
  const contacts = row.account_id ? await contactsOf(tx, row.account_id as AccountId) : null;
  const subject = subjectOfSlot(deps, row, name, openPayload(deps, row), contacts);
  await serialiseSubject(tx, subject);
  return { subject, lock: await lockedUntil(tx, subject, now) };
}

/**
 * Wrong tries of one subject are counted one after the other, so that parallel guesses can't slip past the limit. The same
 * lock as that of `gate.begin_code_step`.
 */
async function serialiseSubject(tx: Tx, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 2))`.execute(tx);
}

async function judge(
  deps: GateDeps,
  hot: HotTx,
  tx: Tx,
  row: CodeStepRow,
  slot: Slot,
  code: string,
  now: Date,
): Promise<Result<Right, CodeProblem>> {
  const sent = isSentCodes(slot) ? await codesOfSlot(tx, row.id as ChallengeId, slot.name) : [];
  const isTyped = (each: CodeRow) =>
    deps.secrets.isSame(
      each.code_mac,
      codeMac(deps, {
        challengeId: each.challenge_id,
        slot: each.slot,
        destinationMac: each.destination_mac,
        code,
      }),
    );
  const match = sent.find(isTyped) ?? null;
  if (match && !row.is_decoy) {
    const verdict = judgeCode(toFacts(match), now);
    if (verdict !== 'right')
      return fail(problem(problemOf(verdict), { params: factsForText(deps, match, sent[0]) }));
    await markCodeUsed(tx, match.id);
    return ok({ kind: kindOf(match), isWritten: false });
  }
  if (slot.accepts.includes('authenticator_code')) {
    const judged = await judgeAuthenticator(deps, hot, tx, row, slot, code, now);
    if (judged) return judged;
  }
  if (sent.length === 0 && !slot.accepts.includes('authenticator_code'))
    return fail(problem('code_not_sent'));
  // A code that already proved something on this account, in another step or action, deserves its own answer.
  const elsewhere = (await codesOfSubject(tx, row.subject, subjectCodesMax)).find(
    (each) => each.state === 'used' && isTyped(each),
  );
  return fail(problem(elsewhere ? 'code_used' : 'code_wrong'));
}

async function judgeBackupCode(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  { code, device }: Typed,
  at: Date,
): Promise<Result<Right, CodeProblem>> {
  const account = await accountOf(tx, row);
  const verdict = account ? await deps.factors.spendBackupCode(tx, account.id, code, at) : 'wrong';
  // Waiting for the app's next code, or a new one by e-mail, is no way out here: another code of the set is.
  if (!account || verdict !== 'right')
    return fail(problem(verdict === 'used' ? 'backup_code_used' : 'code_wrong'));
  await recordEntry(deps, tx, {
    accountId: account.id,
    at,
    event: 'backup_code_used',
    facts: { action: row.action, device: device?.name ?? null, address: device?.address ?? null },
  });
  await alertAccount(deps, tx, { accountId: account.id, event: 'backup_code_used', at, device });
  return ok({ kind: 'backup_code', isWritten: false });
}

async function judgeAuthenticator(
  deps: GateDeps,
  hot: HotTx,
  tx: Tx,
  row: CodeStepRow,
  slot: Slot,
  code: string,
  now: Date,
): Promise<Result<Right, CodeProblem> | null> {
  const isNew = slot.name === 'new_authenticator';
  const judged = isNew ? judgeNew(deps, row, code, now) : judgeLinked(deps, row, code, now);
  switch (judged?.verdict) {
    case 'right':
      if (isNew) {
        // Linking stores the step with the secret, so that this very code can't be shown a second time.
        await writePayload(deps, tx, row.id as ChallengeId, {
          ...openPayload(deps, row),
          new_authenticator_step: String(judged.step),
        });
        return ok({ kind: 'authenticator_code', isWritten: false });
      }
      return acceptStep(deps, hot, row, slot, judged.step, now);
    case 'used':
      return fail(problem('code_used'));
    case 'clock_off':
      return fail(problem('authenticator_clock_off', { params: { minutes: Math.abs(judged.minutes) } }));
    default:
      return null;
  }
}

const judgeNew = (deps: GateDeps, row: ChallengeRow, code: string, now: Date): AuthenticatorVerdict =>
  deps.factors.checkNewAuthenticatorCode(openPayload(deps, row)['new_authenticator'] ?? '', code, now);

function judgeLinked(deps: GateDeps, row: CodeStepRow, code: string, now: Date): AuthenticatorVerdict | null {
  const {
    account_id: accountId,
    authenticator_sealed: secretSealed,
    authenticator_last_step: lastStep,
  } = row;
  if (accountId === null || secretSealed === null || lastStep === null) return null;
  return deps.factors.judgeAuthenticatorCode(accountId as AccountId, { secretSealed, lastStep }, code, now);
}

/** Accepts the step and writes its proof, and commits: a sign-in waits for the disk once. */
async function acceptStep(
  deps: GateDeps,
  hot: HotTx,
  row: CodeStepRow,
  slot: Slot,
  step: number,
  at: Date,
): Promise<Result<Right, CodeProblem>> {
  const { id: challengeId, account_id: accountId, authenticator_sealed: secretSealed } = row;
  if (accountId === null || secretSealed === null) throw new Error(`No authenticator for ${challengeId}`);
  const slots = slotsFilledBy('authenticator_code', slot.name, row.slots);
  const accepted = { accountId: accountId as AccountId, secretSealed, step };
  if (!(await proveByStep(hot, accepted, { challengeId, slots, at }))) return fail(problem('code_used'));
  await deps.live.publish(null, 'challenge', challengeId);
  return ok({ kind: 'authenticator_code', isWritten: true });
}

const toFacts = (row: CodeRow) => ({ state: row.state, sentAt: row.sent_at, expiresAt: row.expires_at });

const kindOf = (row: CodeRow): ProofKind =>
  row.channel === 'email' ? 'email_code' : row.channel === 'sms' ? 'sms_code' : 'voice_code';

function problemOf(verdict: Exclude<CodeVerdict, 'right'>) {
  return (
    { wrong: 'code_wrong', expired: 'code_expired', used: 'code_used', replaced: 'code_replaced' } as const
  )[verdict];
}

const factsForText = (deps: GateDeps, match: CodeRow, newest: CodeRow | undefined) => ({
  sentAt: match.sent_at,
  newestAt: newest?.sent_at ?? match.sent_at,
  minutes: deps.config.policy.codeMinutes,
});

async function countWrong(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  wrong: CodeProblem,
  { device }: Typed,
  now: Date,
): Promise<Result<never, CodeProblem>> {
  const policy = deps.config.policy;
  const windowStart = plusMs(now, -policy.codeWrongWindowMinutes * minuteMs);
  const wrongAt = await wrongCodesSince(tx, row.subject, windowStart);
  await insertWrongCode(tx, row.subject, now);
  const until = lockAfterWrong(wrongAt, now, policy);
  if (!until) {
    const left = policy.codeWrongMax - wrongAt.filter((at) => isAfter(at, windowStart)).length - 1;
    return fail({ ...wrong, params: { ...wrong.params, left } });
  }
  await insertLock(tx, row.subject, until);
  await deleteWrongCodes(tx, row.subject);
  const account = await accountOf(tx, row);
  if (account) {
    await recordEntry(deps, tx, {
      accountId: account.id,
      at: now,
      event: 'code_entry_locked',
      facts: { action: row.action, device: device?.name ?? null, address: device?.address ?? null },
    });
    await alertAccount(deps, tx, {
      accountId: account.id,
      event: 'code_entry_locked',
      at: now,
      device,
    });
  }
  return fail(problem('code_entry_locked', { retryAt: until, params: { until } }));
}
