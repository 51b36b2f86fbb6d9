import { plusDays } from '#kernel/instant.ts';
import { lockForStep, recordOn, takeStep } from './advance.ts';
import { destroyDocument, documentsOf } from './document-store.ts';
import type { CaseDeps } from './ports.ts';
import { openStages } from './rules.ts';
import { type Case, casesWithOldDocuments, insertEvent, listCaseRows } from './store.ts';

const batchMax = 200;

/** Destroys the documents of cases that ended long enough ago. A case is done in one transaction, so a rerun goes on. */
export async function destroyOldDocuments(deps: CaseDeps): Promise<void> {
  const before = plusDays(deps.clock.now(), -deps.config.policy.caseDocumentDays);
  for (const each of await casesWithOldDocuments(deps.db.queries, before, batchMax)) {
    await destroyDocumentsOf(deps, each);
  }
}

async function destroyDocumentsOf(deps: CaseDeps, old: Case): Promise<void> {
  const { id, stage } = old;
  await deps.db.tx(async (tx) => {
    const at = deps.clock.now();
    let count = 0;
    for (const document of await documentsOf(tx, id)) {
      if (await destroyDocument(tx, id, document.id, at)) count += 1;
    }
    if (count === 0) return;
    await insertEvent(tx, {
      caseId: id,
      at,
      event: 'documents_destroyed',
      stage,
      staffId: null,
      facts: { count },
    });
    await recordOn(deps, tx, old, {
      at,
      event: 'case_documents_destroyed',
      facts: { case: id, count },
    });
  });
}

/** Ends cases for which nothing came for a long time, and those whose subject has ended. */
export async function closeDeadCases(deps: CaseDeps): Promise<void> {
  const idleBefore = plusDays(deps.clock.now(), -deps.config.policy.caseIdleDays);
  for (let offset = 0; ; ) {
    const open = await listCaseRows(deps.db.queries, {
      stages: openStages,
      offset,
      size: batchMax,
      order: 'asc',
    });
    if (open.length === 0) return;
    let closed = 0;
    for (const each of open) if (await closeIfDead(deps, each, idleBefore)) closed += 1;
    offset += open.length - closed;
  }
}

async function closeIfDead(
  deps: CaseDeps,
  { id, kind, subjectId }: Case,
  idleBefore: Date,
): Promise<boolean> {
  const isIdle = (each: Case) =>
    each.stage === 'documents_wanted' && each.stageSince.getTime() <= idleBefore.getTime();
  return deps.db.tx(async (tx) => {
    // Ends it by itself when what it is about has ended.
    const found = await lockForStep(deps, tx, { id });
    if (!found.ok) return true;
    if (!isIdle(found.value)) return false;
    await takeStep(deps, tx, found.value, { event: 'withdraw', because: 'idle' });
    await deps.subjects[kind].decide(tx, { subjectId, decision: 'withdrawn' });
    return true;
  });
}
