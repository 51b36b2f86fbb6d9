import type { AccountId, CaseId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import type { Tx } from '#platform/db/db.ts';
import { takeStep } from './advance.ts';
import type { CaseDeps } from './ports.ts';
import type { CaseKind } from './rules.ts';
import { findCase, insertCase, insertEvent, lockCase, writeNoAccount } from './store.ts';

/** Opens a case inside the transaction of what it is about. A document is wanted from the start. */
export async function openCase(
  deps: CaseDeps,
  tx: Tx,
  input: { kind: CaseKind; subjectId: string; accountId: AccountId | null },
): Promise<CaseId> {
  const id = deps.secrets.id('case');
  const at = deps.clock.now();
  await insertCase(tx, { ...input, id, at });
  await insertEvent(tx, { caseId: id, at, event: 'open', stage: 'opened', staffId: null });
  must(await takeStep(deps, tx, await lockCase(tx, id), { event: 'ask_documents' }));
  return id;
}

/**
 * What a case is about matches no account any more, and the case goes on all the same: whoever asked must not notice. It can only
 * be refused then. In the transaction of what it is about, which is locked.
 */
export async function detachCase(
  deps: CaseDeps,
  tx: Tx,
  about: { kind: CaseKind; subjectId: string },
): Promise<void> {
  const found = await findCase(tx, about);
  if (!found) return;
  const { id, stage } = await lockCase(tx, found.id);
  await writeNoAccount(tx, id);
  await insertEvent(tx, { caseId: id, at: deps.clock.now(), event: 'detached', stage, staffId: null });
}
