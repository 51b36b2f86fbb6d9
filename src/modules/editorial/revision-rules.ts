/**
 * The life of one version of an article in the console. Pure: one table, one step. Readers see what is `published`;
 * `superseded` and `unpublished` are history, `discarded` was never seen.
 */
export const revisionStates = [
  'draft',
  'in_review',
  'scheduled',
  'published',
  'superseded',
  'unpublished',
  'discarded',
] as const;
export type RevisionState = (typeof revisionStates)[number];

export const revisionEvents = [
  'save',
  'submit',
  'send_back',
  'approve_now',
  'approve_later',
  'unschedule',
  'come_due',
  'replace',
  'unpublish',
  'discard',
] as const;
export type RevisionEvent = (typeof revisionEvents)[number];

const steps = {
  draft: { save: 'draft', submit: 'in_review', discard: 'discarded' },
  in_review: {
    send_back: 'draft',
    approve_now: 'published',
    approve_later: 'scheduled',
    discard: 'discarded',
  },
  scheduled: { come_due: 'published', unschedule: 'draft' },
  published: { replace: 'superseded', unpublish: 'unpublished' },
  superseded: {},
  unpublished: {},
  discarded: {},
} as const satisfies Record<RevisionState, Partial<Record<RevisionEvent, RevisionState>>>;

/** The state after an event, or `null` when the event can't happen in that state. */
export function step(state: RevisionState, event: RevisionEvent): RevisionState | null {
  const row: Partial<Record<RevisionEvent, RevisionState>> = steps[state];
  return row[event] ?? null;
}

/** A revision that somebody is still working on; an article has at most one. */
export const isOpen = (state: RevisionState): boolean =>
  state === 'draft' || state === 'in_review' || state === 'scheduled';

/** Whoever wrote in a revision has seen it too often to review it. */
export const mayReview = (revision: { readonly editors: readonly string[] }, staffId: string): boolean =>
  !revision.editors.includes(staffId);

/** What the files of the repository say of an article, beside what readers see. */
export type FileState = {
  readonly origin: 'file' | 'desk' | 'import';
  /** Of the file's text as it was last taken, or last seen below an edit; `null` when there was none. */
  readonly fileHash: string | null;
};

/**
 * The rule between the repository and the console: a file is taken unless somebody of the desk wrote what readers see (or
 * took it away); then it waits until somebody decides. Nobody's words are lost without a person's choice.
 */
export function judgeFile(known: FileState | null, hash: string): 'take' | 'same' | 'wait' {
  if (known === null) return 'take';
  if (known.fileHash === hash) return 'same';
  return known.origin === 'file' ? 'take' : 'wait';
}
