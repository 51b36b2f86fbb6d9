import { isAfter } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { contactsOf, lockAccount, maskContact, replaceContact } from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { type FreezeDeps, freezeIn } from '#modules/closure/index.ts';
import { forgetProofs } from '#modules/gate/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Platform } from '#platform/platform.ts';
import { type ContactChange, findChangeByUndo, markUndone } from './store.ts';

export type UndoProblem = Problem<'undo_not_found' | 'undo_expired' | 'undo_done' | 'contact_in_use'>;

export type UndoView = {
  readonly kind: 'email' | 'phone';
  readonly before: string;
  readonly now: string;
  readonly changedAt: Date;
  readonly undoUntil: Date;
};

function liveChange(deps: Platform, change: ContactChange | null): Result<ContactChange, UndoProblem> {
  if (!change) return fail(problem('undo_not_found'));
  if (change.undoneAt) return fail(problem('undo_done'));
  return isAfter(change.undoUntil, deps.clock.now()) ? ok(change) : fail(problem('undo_expired'));
}

/** What the "this wasn't me" link would take back; looking changes nothing. Problems: `undo_not_found`, `undo_expired`, `undo_done`. */
export async function viewUndo(deps: Platform, token: string): Promise<Result<UndoView, UndoProblem>> {
  const change = liveChange(deps, await findChangeByUndo(deps.db.queries, deps.secrets.hashToken(token)));
  if (!change.ok) return change;
  const { kind, oldValue, newValue, changedAt, undoUntil } = change.value;
  return ok({
    kind,
    before: maskContact({ kind, value: oldValue }),
    now: maskContact({ kind, value: newValue }),
    changedAt,
    undoUntil,
  });
}

/**
 * "This wasn't me": puts the old contact back, ends every session and freezes the account (product rule: section 5).
 * Later changes of the same contact fall with it. Problems: `undo_not_found`, `undo_expired`, `undo_done`,
 * `contact_in_use` (somebody proved the old contact for another account since).
 */
export async function undoChange(
  deps: FreezeDeps,
  { token, device }: { token: string; device: DeviceFacts },
): Promise<Result<undefined, UndoProblem>> {
  const hash = deps.secrets.hashToken(token);
  return deps.db.tx(async (tx): Promise<Result<undefined, UndoProblem>> => {
    const found = liveChange(deps, await findChangeByUndo(tx, hash));
    if (!found.ok) return found;
    // Lock the account first, then look again: two taps and a second change at once have one effect.
    await lockAccount(tx, found.value.accountId);
    const change = liveChange(deps, await findChangeByUndo(tx, hash));
    if (!change.ok) return change;
    const { kind, oldValue, accountId } = change.value;
    const now = deps.clock.now();
    const removed = await contactsOf(tx, accountId);
    await markUndone(tx, change.value, now);
    if ((await replaceContact(tx, accountId, { kind, value: oldValue }, now)) === 'contact_in_use') {
      throw new Error('The old contact was taken while its undo link was live');
    }
    await recordEntry(deps, tx, {
      accountId,
      at: now,
      event: 'contact_change_undone',
      facts: {
        kind,
        restored: maskContact({ kind, value: oldValue }),
        device: device.name,
        address: device.address ?? null,
      },
    });
    // Frozen already, it closes nothing: an unfreezing may be under way, with the contact that goes now.
    await forgetProofs(deps, tx, accountId, kind);
    await freezeIn(deps, tx, { accountId, because: 'undo_link', device });
    await alertAccount(deps, tx, {
      accountId,
      also: [{ kind, value: removed[kind] }],
      event: 'contact_change_undone',
      at: now,
      device,
    });
    return ok();
  });
}
