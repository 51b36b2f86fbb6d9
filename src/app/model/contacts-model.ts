/**
 * Who has which contact of one kind, through changes and undos, as the product's rules say: an old contact stays reserved for as
 * long as it can be put back, and a change that is undone takes the later ones with it. Small, so that all of it is visited.
 */
export type Change = { readonly old: string; readonly isReserved: boolean; readonly isUndone: boolean };
export type Holder = { readonly now: string; readonly changes: readonly Change[] };
export type Holders = readonly Holder[];

/** Whether somebody else has a contact, or may get it back. */
export const isTaken = (holders: Holders, of: number, value: string): boolean =>
  holders.some(
    (each, index) =>
      index !== of &&
      (each.now === value || each.changes.some(({ old, isReserved }) => isReserved && old === value)),
  );

const replaceAt = (holders: Holders, of: number, change: (holder: Holder) => Holder): Holders =>
  holders.map((holder, index) => (index === of ? change(holder) : holder));

/** A proven contact takes the place of the account's own; `null` where it is refused. */
export function changeTo(holders: Holders, of: number, value: string, max: number): Holders | null {
  const holder = holders[of];
  if (!holder || holder.now === value || holder.changes.length >= max || isTaken(holders, of, value))
    return null;
  return replaceAt(holders, of, ({ now, changes }) => ({
    now: value,
    changes: [...changes, { old: now, isReserved: true, isUndone: false }],
  }));
}

/** "This wasn't me", of one change; `null` once it is over or was undone. */
export function undo(holders: Holders, of: number, index: number): Holders | null {
  const change = holders[of]?.changes[index];
  if (!change || change.isUndone || !change.isReserved) return null;
  return replaceAt(holders, of, ({ changes }) => ({
    now: change.old,
    changes: changes.map((each, at) => (at >= index ? { ...each, isUndone: true } : each)),
  }));
}

/** The time in which a change can be undone is over, of the oldest that is left. */
export function letOneEnd(holders: Holders, of: number): Holders | null {
  const index = holders[of]?.changes.findIndex(({ isReserved }) => isReserved) ?? -1;
  if (index < 0) return null;
  return replaceAt(holders, of, ({ now, changes }) => ({
    now,
    changes: changes.map((each, at) => (at === index ? { ...each, isReserved: false } : each)),
  }));
}
