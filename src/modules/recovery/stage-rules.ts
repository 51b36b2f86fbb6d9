/** Where a recovery stands, and what can happen to it. The table is the truth; the README draws it. */

export const stages = [
  /** The loss is named and the plan shown; nothing is proven beyond who asks. */
  'planned',
  /** The factors that are left are being proven. */
  'proving',
  /** More than one factor is lost: staff look at the case. */
  'case_open',
  /** Everything that could be proven is; the waiting time runs, and every contact can cancel. */
  'waiting',
  /** The wait is over: the new contact or authenticator is bound and proven. */
  'binding',
  'done',
  'cancelled',
  'expired',
  /** Staff said no. */
  'refused',
] as const;
export type Stage = (typeof stages)[number];

export const stageEvents = [
  'start',
  'prove',
  'prove_without_wait',
  'open_case',
  'approve',
  'refuse',
  'wait_over',
  /** It goes on in another browser: nobody comes into a wait that another has sat out. */
  'wait_again',
  'finish',
  'cancel',
  'expire',
] as const;
export type StageEvent = (typeof stageEvents)[number];

const table = {
  planned: { start: 'proving', cancel: 'cancelled', expire: 'expired' },
  proving: {
    prove: 'waiting',
    prove_without_wait: 'binding',
    open_case: 'case_open',
    cancel: 'cancelled',
    expire: 'expired',
  },
  case_open: { approve: 'waiting', refuse: 'refused', cancel: 'cancelled', expire: 'expired' },
  waiting: { wait_over: 'binding', wait_again: 'waiting', cancel: 'cancelled', expire: 'expired' },
  binding: { finish: 'done', wait_again: 'waiting', cancel: 'cancelled', expire: 'expired' },
  done: {},
  cancelled: {},
  expired: {},
  refused: {},
} as const satisfies Record<Stage, Partial<Record<StageEvent, Stage>>>;

/** The stage after an event, or `null` when the event can't happen here. */
export const step = (stage: Stage, event: StageEvent): Stage | null =>
  (table[stage] as Partial<Record<StageEvent, Stage>>)[event] ?? null;

/** Kept over days, one at a time for an account: what could be proven is proven. */
export const committedStages = ['case_open', 'waiting', 'binding'] as const satisfies readonly Stage[];
export const isCommitted = (stage: Stage): boolean => (committedStages as readonly Stage[]).includes(stage);

/** Nothing can happen to it any more. */
export const isOver = (stage: Stage): boolean => Object.keys(table[stage]).length === 0;

export type StageFacts = {
  readonly stage: Stage;
  /** When the waiting time ends, once it runs. */
  readonly waitsUntil: Date | null;
  /** When this stage, or with a wait what follows it, is given up. */
  readonly expiresAt: Date;
  /** Whether the gate still keeps what was proven; freezing the account ends it. `null` before there is anything. */
  readonly isKept: boolean | null;
};

/**
 * The event that has come about by time alone, or because the gate let go of the proofs. Asked on every look and every
 * step, so that a job that is late changes no answer.
 */
export function dueEvent(facts: StageFacts, now: Date): StageEvent | null {
  if (isOver(facts.stage)) return null;
  const at = now.getTime();
  if (facts.expiresAt.getTime() <= at) return 'expire';
  if (facts.isKept === false) return 'cancel';
  const { waitsUntil } = facts;
  return facts.stage === 'waiting' && waitsUntil && waitsUntil.getTime() <= at ? 'wait_over' : null;
}

/** The stage as it is at `now`, whatever was written last. */
export function stageAt(facts: StageFacts, now: Date): Stage {
  let { stage } = facts;
  for (let event = dueEvent(facts, now); event; event = dueEvent({ ...facts, stage }, now)) {
    const next = step(stage, event);
    if (!next) throw new Error(`${event} is due in ${stage}, and leads nowhere`);
    stage = next;
  }
  return stage;
}
