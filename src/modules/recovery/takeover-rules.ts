/** Who may go on with a recovery that is under way, and whose takes its place. Pure: the table is its test. */

/**
 * How whoever planned it had shown who asks. All but a claim show the password, or what stands for it; the last resort shows
 * nothing of the account.
 */
export const shownBys = ['password', 'session', 'step', 'claim', 'nothing'] as const;
export type ShownBy = (typeof shownBys)[number];

/** Why a recovery was stopped, where nobody pressed a button for it. */
export const stopReasons = ['superseded', 'settings_locked', 'proofs_gone', 'signed_in'] as const;

const showsPassword = (shownBy: ShownBy): boolean => shownBy !== 'claim' && shownBy !== 'nothing';

const contactSlots: ReadonlySet<string> = new Set(['current_email', 'current_phone']);

/**
 * With nothing else to prove: a contact; the very passkey that may have stood for the password in the step before; and whatever a
 * claim is left with, because its contact may be one that the recovery has lost.
 */
const isOneThing = (shownBy: ShownBy, left: string): boolean =>
  contactSlots.has(left) || shownBy === 'claim' || (left === 'passkey' && shownBy === 'step');

/**
 * Whether somebody may go on, in another browser, with a recovery that is under way. `left` is what would have to be proven
 * anew. One thing alone is no proof of being the same person: whoever has it would come into days of waiting, or a
 * decision of our staff, that another began.
 */
export function judgeResume(input: {
  readonly shownBy: ShownBy;
  /** The password is among what the recovery under way is about. */
  readonly isPasswordLost: boolean;
  readonly left: readonly string[];
}): 'may' | 'recovery_only_here' | 'recovery_not_yours' {
  const { shownBy, isPasswordLost, left } = input;
  if (shownBy === 'nothing') return 'recovery_only_here';
  const [only, ...more] = left;
  if (only === undefined || (more.length === 0 && isOneThing(shownBy, only))) return 'recovery_only_here';
  return showsPassword(shownBy) || isPasswordLost ? 'may' : 'recovery_not_yours';
}

/** What a recovery rests on: what is proven in its challenge, and the password where it was shown. */
export const restsOn = (shownBy: ShownBy, proven: readonly string[]): ReadonlySet<string> =>
  new Set([
    // It comes by itself.
    ...proven.filter((slot) => slot !== 'waiting_time' && !slot.startsWith('new_')),
    ...(showsPassword(shownBy) ? ['password'] : []),
  ]);

/** Whether one recovery takes the place of another: it rests on all that the other rests on, and on more. */
export const provesMore = (mine: ReadonlySet<string>, live: ReadonlySet<string>): boolean =>
  mine.size > live.size && [...live].every((each) => mine.has(each));
