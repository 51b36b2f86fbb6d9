/** What cases are about. Each has a port that answers for it. */
export const caseKinds = ['recovery'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** Where a case stands, and what can happen to it. The table is the truth; the README draws it. */

export const stages = [
  /** It is there; what it wants has not been told yet. */
  'opened',
  /** The customer is asked for documents. */
  'documents_wanted',
  /** They are there, and nobody has approved. */
  'in_review',
  /** One person has approved; another one has to. */
  'approved_once',
  'approved',
  'refused',
  /** By the customer, by whoever ended what it is about, or because nothing came for a long time. */
  'withdrawn',
] as const;
export type Stage = (typeof stages)[number];

export const stageEvents = [
  'ask_documents',
  'hand_in',
  'approve',
  /** Whoever approved before doesn't work here any more: this is the first approval again. */
  'approve_anew',
  'ask_again',
  'refuse',
  'withdraw',
] as const;
export type StageEvent = (typeof stageEvents)[number];

const table = {
  opened: { ask_documents: 'documents_wanted', withdraw: 'withdrawn' },
  documents_wanted: { hand_in: 'in_review', withdraw: 'withdrawn' },
  in_review: {
    approve: 'approved_once',
    ask_again: 'documents_wanted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  approved_once: {
    approve: 'approved',
    approve_anew: 'approved_once',
    ask_again: 'documents_wanted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  approved: {},
  refused: {},
  withdrawn: {},
} as const satisfies Record<Stage, Partial<Record<StageEvent, Stage>>>;

/** The stage after an event, or `null` when the event can't happen here. */
export const step = (stage: Stage, event: StageEvent): Stage | null =>
  (table[stage] as Partial<Record<StageEvent, Stage>>)[event] ?? null;

/** Nothing can happen to it any more. */
export const isOver = (stage: Stage): boolean => Object.keys(table[stage]).length === 0;
export const openStages: readonly Stage[] = stages.filter((stage) => !isOver(stage));

/** Somebody who has said something of a case, or is about to. */
export type Reviewer = {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
};

/**
 * Whether two entries of the staff list are one person: somebody who was removed and added again has another id. Told by
 * the mailbox, whatever tag is behind a plus sign, and by the name. Two colleagues of one name can't decide one case together.
 */
export const isSamePerson = (one: Reviewer, other: Reviewer): boolean =>
  one.staffId === other.staffId ||
  plainEmail(one.email) === plainEmail(other.email) ||
  plainName(one.name) === plainName(other.name);

const plainEmail = (email: string): string => email.toLowerCase().replace(/\+[^@]*@/, '@');
const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Which documents, counted from 1, somebody who wants to approve has still to open; those that are destroyed can't be. */
export const unopenedDocuments = (
  documents: readonly { readonly destroyedAt: Date | null }[],
  opened: ReadonlySet<number>,
): readonly number[] =>
  documents.flatMap(({ destroyedAt }, index) => (destroyedAt || opened.has(index + 1) ? [] : [index + 1]));

/**
 * What an approval is, given who approved in this round already: the second one, or the first again, when nobody of those
 * works here any more.
 */
export const approvalEvent = (
  stage: Stage,
  earlier: readonly { readonly isHere: boolean }[],
): 'approve' | 'approve_anew' =>
  stage === 'approved_once' && !earlier.some(({ isHere }) => isHere) ? 'approve_anew' : 'approve';

/** Why other documents are wanted. */
export const askAgainReasons = ['unreadable', 'incomplete', 'expired_document', 'other_kind'] as const;
/** Why a case is refused. The customer is told, so none of them helps a thief to do better. */
export const refusalReasons = ['not_matching', 'not_genuine', 'not_convincing', 'at_risk'] as const;
export type ReviewReason = (typeof askAgainReasons)[number] | (typeof refusalReasons)[number];

/** The reason if it belongs to the verdict, `null` otherwise. */
export function readReason(verdict: 'ask_again' | 'refuse', given: string): ReviewReason | null {
  const allowed: readonly ReviewReason[] = verdict === 'refuse' ? refusalReasons : askAgainReasons;
  return allowed.find((each) => each === given) ?? null;
}

export const noteCharsMax = 1000;
export const documentsMax = 3;
/** Over all rounds, those that were taken back included: nobody fills a disk with one case. */
export const documentsEverMax = 30;
export const documentBytesMax = 8 * 1024 * 1024;

export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof mediaTypes)[number];

const signatures: readonly { type: MediaType; bytes: readonly number[] }[] = [
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
];

/**
 * What a file is by its first bytes; its name and what the browser says of it count for nothing. The whole of it is never
 * trusted: a file can be a picture and a page at once, so it is served in a way in which it can't be a page.
 */
export const readMediaType = (bytes: Uint8Array): MediaType | null =>
  signatures.find((each) => each.bytes.every((byte, index) => bytes[index] === byte))?.type ?? null;

const extensions = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const;

/** A name of our own, because one that was uploaded is somebody else's text. `number` counts from 1. */
export const documentFileName = (caseId: string, number: number, type: MediaType): string =>
  `${caseId}-${number}.${extensions[type]}`;
