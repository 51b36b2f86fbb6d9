/** Who may go on with a recovery that is under way, and whose takes its place. Pure: the table is its test. */

/** How whoever planned it had shown who asks. All but a claim show the password, or what stands for it. */
export const shownBys = ['password', 'session', 'step', 'claim'] as const;
export type ShownBy = (typeof shownBys)[number];

const showsPassword = (shownBy: ShownBy): boolean => shownBy !== 'claim';

const contactSlots: ReadonlySet<string> = new Set(['current_email', 'current_phone']);

/**
 * Whether somebody may go on, in another browser, with a recovery that is under way. `left` is what would have to be proven
 * anew. A single contact is no proof of being the same person: whoever reads it would come into days of waiting, or a
 * decision of our staff, that another began.
 */
export function judgeResume(input: {
  readonly shownBy: ShownBy;
  /** The password is among what the recovery under way is about. */
  readonly isPasswordLost: boolean;
  readonly left: readonly string[];
}): 'may' | 'recovery_only_here' | 'recovery_not_yours' {
  const { shownBy, isPasswordLost, left } = input;
  const [only, ...more] = left;
  if (only === undefined || (more.length === 0 && contactSlots.has(only))) return 'recovery_only_here';
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
