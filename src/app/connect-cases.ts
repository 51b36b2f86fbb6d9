import { parseId } from '#kernel/ids.ts';
import { type CaseDeps, detachCase, openCase } from '#modules/cases/index.ts';
import type { ContactsDeps } from '#modules/contacts/index.ts';
import type { EditorialDeps } from '#modules/editorial/index.ts';
import type { GateDeps } from '#modules/gate/index.ts';
import {
  askClaimantAgain,
  cancelUrlForCase,
  decideRecovery,
  type RecoveryDeps,
  settleForCase,
  standForCase,
  stopUnproven,
  viewForCase,
} from '#modules/recovery/index.ts';
import { isEmptyAccount } from './empty-account.ts';
import { nothingToStop } from './nothing-to-stop.ts';
import { sourceContext } from './seed-content.ts';

/** What every use-case may ask for: the gate's dependencies, and the ports between recoveries and their cases. */
export type AppDeps = RecoveryDeps & CaseDeps & ContactsDeps & EditorialDeps;

/** Brings recoveries and cases together: each names what it needs of the other, neither imports it. */
export function connectCases(gate: GateDeps): AppDeps {
  const recoveryOf = (subjectId: string) => {
    const id = parseId('recovery', subjectId);
    if (!id) throw new Error(`A case about ${subjectId}, which is no recovery`);
    return id;
  };
  const deps: AppDeps = {
    ...gate,
    articles: sourceContext(gate.config),
    proofsGone: (tx, gone) => stopUnproven(deps, tx, gone),
    onFreeze: nothingToStop,
    isEmptyAccount: (tx, accountId) => isEmptyAccount(gate, tx, accountId),
    cases: {
      async open(tx, { recoveryId, accountId }) {
        await openCase(deps, tx, { kind: 'recovery', subjectId: recoveryId, accountId });
      },
      async detach(tx, { recoveryId }) {
        await detachCase(deps, tx, { kind: 'recovery', subjectId: recoveryId });
      },
    },
    subjects: {
      recovery: {
        async isWaiting(queries, subjectId) {
          return (await standForCase(deps, queries, recoveryOf(subjectId)))?.stage === 'case_open';
        },
        async isHolder(queries, subjectId, holders) {
          const recovery = await standForCase(deps, queries, recoveryOf(subjectId));
          return recovery !== null && holders.includes(recovery.holder);
        },
        settle: (tx, subjectId) => settleForCase(deps, tx, recoveryOf(subjectId)),
        async hidesFirstApproval(queries, subjectId) {
          return (await standForCase(deps, queries, recoveryOf(subjectId)))?.isBlind ?? false;
        },
        cancelUrl: (queries, subjectId) => cancelUrlForCase(deps, queries, recoveryOf(subjectId)),
        facts: (queries, subjectId) => viewForCase(deps, queries, recoveryOf(subjectId)),
        async decide(tx, { subjectId, ...decision }) {
          const decided = await decideRecovery(deps, tx, { recoveryId: recoveryOf(subjectId), ...decision });
          return decided.ok ? 'told' : 'over';
        },
        askAgain: (tx, { subjectId, reason }) =>
          askClaimantAgain(deps, tx, { recoveryId: recoveryOf(subjectId), reason }),
      },
    },
  };
  return deps;
}
