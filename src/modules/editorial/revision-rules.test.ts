import { describe, expect, test } from 'vitest';
import {
  isOpen,
  judgeFile,
  mayReview,
  type RevisionEvent,
  type RevisionState,
  revisionEvents,
  revisionStates,
  step,
} from './revision-rules.ts';

/** Written out again by hand, so that a slip in the table is seen; every other event is refused. */
const expected: Record<RevisionState, Partial<Record<RevisionEvent, RevisionState>>> = {
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
};

describe('A version', () => {
  test.each(revisionStates.flatMap((state) => revisionEvents.map((event) => [state, event] as const)))(
    'that is %s hears %s',
    (state, event) => {
      expect(step(state, event)).toBe(expected[state][event] ?? null);
    },
  );

  test('reaches readers only from a review', () => {
    const before = revisionStates.filter((state) =>
      revisionEvents.some((event) => step(state, event) === 'published'),
    );
    expect(before).toEqual(['in_review', 'scheduled']);
  });

  test('is worked on until it is published or ended', () => {
    expect(revisionStates.filter(isOpen)).toEqual(['draft', 'in_review', 'scheduled']);
  });

  test('is never reviewed by whoever wrote in it', () => {
    expect(mayReview({ editors: ['stf_one', 'stf_two'] }, 'stf_two')).toBe(false);
    expect(mayReview({ editors: ['stf_one', 'stf_two'] }, 'stf_three')).toBe(true);
  });
});

describe('A file of the repository', () => {
  test.each([
    ['that nobody knows is taken', null, 'take'],
    ['that has not changed is the same', { origin: 'file', fileHash: 'new' }, 'same'],
    ['that has not changed below an edit is the same', { origin: 'desk', fileHash: 'new' }, 'same'],
    ['that changed is taken', { origin: 'file', fileHash: 'old' }, 'take'],
    ['that changed below an edit of the desk waits', { origin: 'desk', fileHash: 'old' }, 'wait'],
    ['that appears below an article of the desk waits', { origin: 'desk', fileHash: null }, 'wait'],
    ['that appears below an import waits', { origin: 'import', fileHash: null }, 'wait'],
  ] as const)('%s', (_, known, verdict) => {
    expect(judgeFile(known, 'new')).toBe(verdict);
  });
});
