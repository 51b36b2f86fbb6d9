import type { ChallengeId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import type { CodeChannel, Holder, SlotName } from '#modules/gate/index.ts';
import type { PageContext } from '#ui/page-context.ts';

/** What a form of `ProveSlot` was answered. `problem: null` means that it worked. */
export type ProveAnswer = {
  readonly slot: SlotName;
  readonly intent: 'send' | 'prove' | 'passkey';
  readonly problem: Problem | null;
};

export const passkeyField = 'passkey';

const channels: readonly string[] = ['email', 'sms', 'voice'] satisfies CodeChannel[];
/** Problems that stand at the code itself. The others are about sending, or about the whole challenge. */
const atTheCode = /^(?:code_(?!entry_locked)|authenticator_)/;

/** Whether the challenge itself is over: loaded again, the page says so and starts anew. */
export const isOver = (refused: Problem | null): boolean =>
  refused?.code === 'challenge_expired' || refused?.code === 'challenge_not_found';

/**
 * Answers the forms of `ProveSlot` and `ProofList` inside a page's action; `null` for a form of the page's own.
 * Redirect when it worked, return it with status 422 when it didn't.
 */
export async function answerProveSlot(
  page: PageContext,
  form: FormData,
  own: { readonly challengeId: ChallengeId; readonly holder: Holder },
): Promise<ProveAnswer | null> {
  const intent = form.get('intent');
  const slot = String(form.get('slot') ?? '') as SlotName;
  if (intent === 'send') {
    const channel = String(form.get('channel') ?? '');
    if (!channels.includes(channel)) return { slot, intent, problem: problem('slot_not_open') };
    const sent = await page.useCases.gate.sendCode({
      ...own,
      slot,
      channel: channel as CodeChannel,
      address: page.ip,
    });
    return { slot, intent, problem: sent.ok ? null : sent.problem };
  }
  if (intent === 'passkey') {
    const proven = await page.useCases.gate.provePasskey({
      ...own,
      slot,
      answer: form.get(passkeyField),
      device: deviceFacts(page.client()),
    });
    return { slot, intent, problem: proven.ok ? null : proven.problem };
  }
  if (intent === 'prove') {
    const proven = await page.useCases.gate.proveCode({
      ...own,
      slot,
      code: String(form.get('code') ?? ''),
      device: deviceFacts(page.client()),
    });
    if (proven.ok) return { slot, intent, problem: null };
    const { problem: refused } = proven;
    return { slot, intent, problem: atTheCode.test(refused.code) ? { ...refused, field: 'code' } : refused };
  }
  return null;
}
