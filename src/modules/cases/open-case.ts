import type { AccountId, CaseId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import type { Tx } from '#platform/db/db.ts';
import { takeStep } from './advance.ts';
import type { CaseDeps } from './ports.ts';
import type { CaseKind } from './rules.ts';
import { insertCase, insertEvent, lockCase } from './store.ts';

/** Opens a case inside the transaction of what it is about. A document is wanted from the start. */
export async function openCase(
  deps: CaseDeps,
  tx: Tx,
  input: { kind: CaseKind; subjectId: string; accountId: AccountId },
): Promise<CaseId> {
  const id = deps.secrets.id('case');
  const at = deps.clock.now();
  await insertCase(tx, { ...input, id, at });
  await insertEvent(tx, { caseId: id, at, event: 'open', stage: 'opened', staffId: null });
  must(await takeStep(deps, tx, await lockCase(tx, id), { event: 'ask_documents' }));
  return id;
}
