import type { ChallengeId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { ChallengeView, CodeChannel, Holder, SlotName, SlotView } from '#modules/gate/index.ts';
import type { PageContext } from '#ui/page-context.ts';

/** A refusal of one slot; with `field` it is about the code that was typed, otherwise about sending it. */
export type SlotProblem = { readonly slot: SlotName; readonly problem: Problem };

/** What the form of `CollectProofs` was answered when it did not simply work. */
export type CollectAnswer = {
  readonly problems: readonly SlotProblem[];
  /** What was typed and is not proven, by slot: it must survive an answer that scripts don't receive. */
  readonly typed: Readonly<Partial<Record<SlotName, string>>>;
};

export type Collected = CollectAnswer & {
  /** The customer asked for the action itself and every proof is there. */
  readonly isReady: boolean;
};

type Own = { readonly challengeId: ChallengeId; readonly holder: Holder };

/** `check` and `finish` come from the buttons, `enter` from the keyboard: it finishes only when nothing is missing. */
type Intent =
  | { readonly kind: 'finish' | 'enter' }
  | { readonly kind: 'check' | 'passkey'; readonly slot: SlotName }
  | { readonly kind: 'send'; readonly slot: SlotName; readonly channel: CodeChannel };

const channels: readonly string[] = ['email', 'sms', 'voice'] satisfies CodeChannel[];

export const passkeyField = 'passkey';
export const codeFieldOf = (slot: SlotName): string => `code-${slot}`;

function readIntent(form: FormData): Intent {
  const [kind, slot, channel] = String(form.get('intent') ?? '').split(':');
  if (kind === 'send' && slot && channel && channels.includes(channel))
    return { kind, slot: slot as SlotName, channel: channel as CodeChannel };
  if ((kind === 'check' || kind === 'passkey') && slot) return { kind, slot: slot as SlotName };
  return { kind: kind === 'finish' ? kind : 'enter' };
}

/**
 * Answers the one form of `CollectProofs`, whichever of its buttons was pressed: every code that is filled in is
 * proven first, so that nothing typed is lost; then the button's own wish is done. The code of a slot that gets a new
 * one is left alone: it would only count as a wrong try.
 * Problems of the whole challenge: `challenge_not_found`, `challenge_expired`; those of a slot are in the answer.
 */
export async function collectProofs(
  page: PageContext,
  form: FormData,
  own: Own,
): Promise<Result<Collected, Problem>> {
  const before = await page.useCases.gate.viewChallenge(own);
  if (!before.ok) return before;
  const intent = readIntent(form);
  const typed = readTyped(form, before.value, intent.kind === 'send' ? intent.slot : null);
  const problems = await proveAll(page, own, typed, intent.kind);
  if (intent.kind === 'send') {
    const { slot, channel } = intent;
    const sent = await page.useCases.gate.sendCode({ ...own, slot, channel, address: page.ip });
    if (!sent.ok) problems.push({ slot, problem: sent.problem });
  }
  if (intent.kind === 'passkey') {
    const { slot } = intent;
    const device = deviceFacts(page.client());
    const answer = form.get(passkeyField);
    const proven = await page.useCases.gate.provePasskey({ ...own, slot, answer, device });
    if (!proven.ok) problems.push({ slot, problem: proven.problem });
  }
  const after = await page.useCases.gate.viewChallenge(own);
  if (!after.ok) return after;
  if (intent.kind === 'finish') problems.push(...missing(after.value.slots, problems));
  if (intent.kind === 'check')
    problems.push(
      ...missing(
        after.value.slots.filter(({ name }) => name === intent.slot),
        problems,
      ),
    );
  const isOpen = (slot: SlotName) =>
    after.value.slots.some(({ name, state }) => name === slot && state !== 'done');
  return ok({
    problems,
    typed: Object.fromEntries([...typed].filter(([slot]) => isOpen(slot))),
    isReady: after.value.isComplete && isWish(intent),
  });
}

/** Making the new passkey is the wish to add it; showing one is a proof, and the action has its own button. */
const isWish = (intent: Intent): boolean =>
  intent.kind === 'finish' ||
  intent.kind === 'enter' ||
  (intent.kind === 'passkey' && intent.slot === 'new_passkey');

function readTyped(form: FormData, challenge: ChallengeView, except: SlotName | null): Map<SlotName, string> {
  const typed = new Map<SlotName, string>();
  for (const { name, state } of challenge.slots) {
    const code = String(form.get(codeFieldOf(name)) ?? '').trim();
    if (state !== 'done' && name !== except && code !== '') typed.set(name, code);
  }
  return typed;
}

async function proveAll(
  page: PageContext,
  own: Own,
  typed: ReadonlyMap<SlotName, string>,
  intent: Intent['kind'],
): Promise<SlotProblem[]> {
  const problems: SlotProblem[] = [];
  for (const [slot, code] of typed) {
    const device = deviceFacts(page.client());
    const proven = await page.useCases.gate.proveCode({ ...own, slot, code, device });
    if (proven.ok) continue;
    const refused = proven.problem;
    // Half a code beside another button is work under way, not a mistake.
    if (
      refused.code === 'code_incomplete' &&
      (intent === 'send' || intent === 'enter' || intent === 'passkey')
    )
      continue;
    const isAboutCode = refused.code !== 'code_entry_locked';
    problems.push({ slot, problem: isAboutCode ? { ...refused, field: codeFieldOf(slot) } : refused });
    if (refused.code === 'code_entry_locked') break;
  }
  return problems;
}

/** What is still to be done, at the slots where it is missing. */
function missing(slots: readonly SlotView[], known: readonly SlotProblem[]): SlotProblem[] {
  return slots
    .filter(({ name, state }) => state !== 'done' && !known.some(({ slot }) => slot === name))
    .map((slot) => ({
      slot: slot.name,
      problem: hasField(slot)
        ? problem('code_incomplete', { field: codeFieldOf(slot.name) })
        : problem(slot.methods.some(({ kind }) => kind === 'passkey') ? 'passkey_missing' : 'code_not_sent'),
    }));
}

const codeDigits = 6;
const backupCodeDigits = 10;

/** Whether one of the ten digits that were made for the day the app is gone may be typed in place of the app's six. */
export const takesBackupCode = (slot: SlotView): boolean =>
  slot.sent === null && slot.methods.some(({ kind }) => kind === 'backup_code');

export const digitsOf = (slot: SlotView): number => (takesBackupCode(slot) ? backupCodeDigits : codeDigits);

/** Whether a code can be typed: one was sent, or an authenticator app shows it. */
export const hasField = (slot: SlotView): boolean =>
  slot.sent !== null || slot.methods.some(({ kind }) => kind === 'authenticator_code');
