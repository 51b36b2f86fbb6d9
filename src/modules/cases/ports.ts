import type { GateDeps } from '#modules/gate/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { CaseKind, ReviewReason } from './rules.ts';

/** What staff see of the thing that a case is about. */
export type SubjectFacts = {
  /** What the customer says is lost: `phone`, `email`, `authenticator`, `passkey`, `password`. */
  readonly lost: readonly string[];
  /** Nothing of the account was proven. */
  readonly isLastResort: boolean;
  /** Why no account matches, or none does any more: a word of whoever answers. */
  readonly unmatched: string | null;
  /** What was proven already, in the policy's words. */
  readonly proven: readonly string[];
  readonly startedAt: Date | null;
  /** The browser that it was started from. */
  readonly deviceName: string;
  /** Earlier ones of the same account, newest first. */
  readonly earlier: readonly { readonly at: Date; readonly outcome: string }[];
};

/**
 * What a case is about, for each kind: the module that asked for it answers. It imports nothing of cases and cases
 * nothing of it; `src/app/compose.ts` brings them together.
 */
export type SubjectPort = {
  /** Lets happen what time, or the customer, has brought about; before anything is done in the case. */
  settle(tx: Tx, subjectId: string): Promise<void>;
  /** Whether whoever asked must not learn that one of two has approved. */
  hidesFirstApproval(queries: Queries, subjectId: string): Promise<boolean>;
  /** Where the account's contacts stop it, for messages about the case; `null` where other messages say so. */
  cancelUrl(queries: Queries, subjectId: string): Promise<string | null>;
  /** Whether it still waits for this case. */
  isWaiting(queries: Queries, subjectId: string): Promise<boolean>;
  /** Whether one of these (a session, a browser) may act for the customer in it. */
  isHolder(queries: Queries, subjectId: string, holders: readonly string[]): Promise<boolean>;
  facts(queries: Queries, subjectId: string): Promise<SubjectFacts | null>;
  /** Told in the transaction of the decision. `over`: it has ended meanwhile, and nothing was decided. */
  decide(
    tx: Tx,
    input: {
      subjectId: string;
      decision: 'approved' | 'refused' | 'withdrawn';
      /** Of a refusal. */
      reason?: ReviewReason | null;
    },
  ): Promise<'told' | 'over'>;
  /** Other documents are wanted. The account's contacts hear it from here, whoever asks without one from there. */
  askAgain(tx: Tx, input: { subjectId: string; reason: ReviewReason }): Promise<void>;
};

export type CaseDeps = GateDeps & { readonly subjects: Readonly<Record<CaseKind, SubjectPort>> };
