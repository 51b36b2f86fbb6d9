import { sql } from 'kysely';
import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { isAfter, minuteMs, plusMs } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { alertAccount } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import {
  accountOf,
  type ChallengeProblem,
  type Holder,
  lockLiveChallenge,
  openPayload,
  subjectOfSlot,
  writePayload,
} from './challenge.ts';
import { evenOut } from './even-out.ts';
import type { GateDeps } from './ports.ts';
import { proofsOf } from './proof-store.ts';
import { recordProofIn } from './record-proof.ts';
import { type CodeVerdict, judgeCode, lockAfterWrong } from './rules.ts';
import { codeMac, isShut } from './send-code.ts';
import { mayFill, type ProofKind, type Slot, type SlotName } from './slot-rules.ts';
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
  wrongCodesSince,
} from './store.ts';

export type CodeProblem = Problem<
  | 'slot_not_open'
  | 'code_incomplete'
  | 'code_wrong'
  | 'code_expired'
  | 'code_used'
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
};

const subjectCodesMax = 30;
const codeShape = /^\d{6}$/;
const backupCodeShape = /^\d{10}$/;

/**
 * Takes a code that was sent, called out or shown by the authenticator as the proof of one slot. A slot that is
 * proven already stays proven. Every wrong code counts for its full window against the account over all its sessions; the last one that
 * is allowed locks code entry and raises an alert. Problems: `code_incomplete` (no try), `code_wrong` (with the tries left), `code_expired`,
 * `code_used`, `code_replaced`, `code_not_sent`, `code_entry_locked`, `authenticator_clock_off`.
 */
export async function proveCode(
  deps: GateDeps,
  input: ProveCodeInput,
): Promise<Result<undefined, ProveCodeProblem>> {
  // A refusal is a value, so the transaction commits and the wrong try is counted.
  return evenOut(deps, (mark) => deps.db.tx((tx) => proveCodeIn(deps, tx, input, mark)));
}

async function proveCodeIn(
  deps: GateDeps,
  tx: Tx,
  input: ProveCodeInput,
  mark: () => void,
): Promise<Result<undefined, ProveCodeProblem>> {
  const challenge = await lockLiveChallenge(deps, tx, input.challengeId, input.holder);
  if (!challenge.ok) return challenge;
  const row = challenge.value;
  if (row.first_slot !== null) mark();
  const slot = row.slots.find((each) => each.name === input.slot);
  if (!slot) return fail(problem('slot_not_open'));
  const proofs = await proofsOf(tx, input.challengeId);
  if (proofs.some((proof) => proof.slot === slot.name)) return ok();
  if (isShut(row, slot.name, proofs)) return fail(problem('slot_not_open'));
  // A device is authorised by a code only of the authenticator, and by no method twice.
  if (!mayFill('authenticator_code', slot.name, proofs)) return fail(problem('slot_not_open'));

  // Nothing, half a code or words are no guess, so they cost no try.
  const code = input.code.normalize('NFKC').replace(/[\s-]/g, '');
  const isBackup = slot.accepts.includes('backup_code') && backupCodeShape.test(code);
  if (!isBackup && !codeShape.test(code)) return fail(problem('code_incomplete'));

  const now = deps.clock.now();
  const contacts = row.account_id ? await contactsOf(tx, row.account_id as AccountId) : null;
  const subject = subjectOfSlot(deps, row, slot.name, openPayload(deps, row), contacts);
  await serialiseSubject(tx, subject);
  const lock = await lockedUntil(tx, subject, now);
  if (lock) return fail(problem('code_entry_locked', { retryAt: lock, params: { until: lock } }));

  const verdict = isBackup
    ? await judgeBackupCode(deps, tx, row, code, now)
    : await judge(deps, tx, { ...row, subject }, slot, code, now);
  if (verdict.ok) {
    // Wrong codes stay counted: whoever guesses could otherwise start anew by proving something of their own.
    await recordProofIn(deps, tx, row, slot.name, verdict.value);
    return ok();
  }
  // "Your clock is off" says when a code will be right, so it costs a try like any other guess.
  const costsTry =
    verdict.problem.code === 'code_wrong' || verdict.problem.code === 'authenticator_clock_off';
  return costsTry ? countWrong(deps, tx, { ...row, subject }, verdict.problem, now) : fail(verdict.problem);
}

/** Wrong tries of one subject are counted one after the other, so that parallel guesses can't slip past the limit. */
async function serialiseSubject(tx: Tx, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 2))`.execute(tx);
}

async function judge(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  slot: Slot,
  code: string,
  now: Date,
): Promise<Result<ProofKind, CodeProblem>> {
  const sent = await codesOfSlot(tx, row.id as ChallengeId, slot.name);
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
    return ok(kindOf(match));
  }
  if (slot.accepts.includes('authenticator_code')) {
    const judged = await judgeAuthenticator(deps, tx, row, slot, code, now);
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
  code: string,
  at: Date,
): Promise<Result<ProofKind, CodeProblem>> {
  const account = await accountOf(tx, row);
  const verdict = account ? await deps.factors.spendBackupCode(tx, account.id, code, at) : 'wrong';
  if (!account || verdict !== 'right') return fail(problem(verdict === 'used' ? 'code_used' : 'code_wrong'));
  await recordEntry(deps, tx, {
    accountId: account.id,
    at,
    event: 'backup_code_used',
    facts: { action: row.action },
  });
  await alertAccount(deps, tx, { accountId: account.id, event: 'backup_code_used', at, device: null });
  return ok('backup_code');
}

async function judgeAuthenticator(
  deps: GateDeps,
  tx: Tx,
  row: ChallengeRow,
  slot: Slot,
  code: string,
  now: Date,
): Promise<Result<ProofKind, CodeProblem> | null> {
  const payload = openPayload(deps, row);
  const judged =
    slot.name === 'new_authenticator'
      ? deps.factors.checkNewAuthenticatorCode(payload['new_authenticator'] ?? '', code, now)
      : row.account_id
        ? await deps.factors.checkAuthenticatorCode(tx, row.account_id as AccountId, code, now)
        : null;
  switch (judged?.verdict) {
    case 'right':
      if (slot.name === 'new_authenticator') {
        // Linking stores the step with the secret, so that this very code can't be shown a second time.
        await writePayload(deps, tx, row.id as ChallengeId, {
          ...payload,
          new_authenticator_step: String(judged.step),
        });
      }
      return ok('authenticator_code');
    case 'used':
      return fail(problem('code_used'));
    case 'clock_off':
      return fail(problem('authenticator_clock_off', { params: { minutes: Math.abs(judged.minutes) } }));
    default:
      return null;
  }
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
  now: Date,
): Promise<Result<undefined, CodeProblem>> {
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
      facts: { action: row.action },
    });
    await alertAccount(deps, tx, {
      accountId: account.id,
      event: 'code_entry_locked',
      at: now,
      device: null,
    });
  }
  return fail(problem('code_entry_locked', { retryAt: until, params: { until } }));
}
