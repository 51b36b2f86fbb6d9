import { describe, expect, it } from 'vitest';
import {
  approvalEvent,
  askAgainReasons,
  documentBytesMax,
  documentFileName,
  isOver,
  isSamePerson,
  openStages,
  readMediaType,
  readReason,
  refusalReasons,
  type Stage,
  type StageEvent,
  stageEvents,
  stages,
  step,
  unopenedDocuments,
} from './rules.ts';

/** Written out again by hand, so that a slip in the table is seen. */
const expected: Record<Stage, Record<StageEvent, Stage | null>> = {
  opened: {
    ask_documents: 'documents_wanted',
    hand_in: null,
    approve: null,
    approve_anew: null,
    ask_again: null,
    refuse: null,
    withdraw: 'withdrawn',
  },
  documents_wanted: {
    ask_documents: null,
    hand_in: 'in_review',
    approve: null,
    approve_anew: null,
    ask_again: null,
    refuse: null,
    withdraw: 'withdrawn',
  },
  in_review: {
    ask_documents: null,
    hand_in: null,
    approve: 'approved_once',
    approve_anew: null,
    ask_again: 'documents_wanted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  approved_once: {
    ask_documents: null,
    hand_in: null,
    approve: 'approved',
    approve_anew: 'approved_once',
    ask_again: 'documents_wanted',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  approved: {
    ask_documents: null,
    hand_in: null,
    approve: null,
    approve_anew: null,
    ask_again: null,
    refuse: null,
    withdraw: null,
  },
  refused: {
    ask_documents: null,
    hand_in: null,
    approve: null,
    approve_anew: null,
    ask_again: null,
    refuse: null,
    withdraw: null,
  },
  withdrawn: {
    ask_documents: null,
    hand_in: null,
    approve: null,
    approve_anew: null,
    ask_again: null,
    refuse: null,
    withdraw: null,
  },
};

const cells = stages.flatMap((stage) => stageEvents.map((event) => [stage, event] as const));

describe('the stages of a case', () => {
  it.each(cells)('in %s, %s leads where the table says', (stage, event) => {
    expect(step(stage, event)).toBe(expected[stage][event]);
  });

  it('are over exactly when nothing leads on', () => {
    expect(stages.filter(isOver)).toEqual(['approved', 'refused', 'withdrawn']);
  });

  it('need two approvals on every way from open to approved', () => {
    // The fewest approvals with which each stage can be reached, by relaxing until nothing changes.
    const fewest = new Map<Stage, number>([['opened', 0]]);
    for (let hasChanged = true; hasChanged; ) {
      hasChanged = false;
      for (const [stage, event] of cells) {
        const before = fewest.get(stage);
        const next = step(stage, event);
        if (before === undefined || next === null) continue;
        const count = before + (event === 'approve' ? 1 : 0);
        if (count < (fewest.get(next) ?? Infinity)) {
          fewest.set(next, count);
          hasChanged = true;
        }
      }
    }
    expect(fewest.get('approved')).toBe(2);
    expect(fewest.get('refused')).toBe(0);
    expect(fewest.size).toBe(stages.length);
  });
});

describe('two people', () => {
  const ada = { staffId: 'stf_1', name: 'Ada Byron', email: 'ada@example.com' };
  it.each([
    ['the same entry', { ...ada, name: 'B', email: 'b@example.com' }, true],
    [
      'added again under the same mailbox',
      { staffId: 'stf_2', name: 'B', email: 'ADA+console@example.com' },
      true,
    ],
    [
      'added again under the same name',
      { staffId: 'stf_2', name: ' ada  BYRON', email: 'b@example.com' },
      true,
    ],
    [
      'whose name reads alike only without its gap',
      { staffId: 'stf_2', name: 'Adab Yron', email: 'b@example.com' },
      false,
    ],
    ['somebody else', { staffId: 'stf_2', name: 'Ada Lovelace', email: 'ada@example.org' }, false],
  ])('%s', (_, other, expected) => {
    expect(isSamePerson(ada, other)).toBe(expected);
    expect(isSamePerson(other, ada)).toBe(expected);
  });

  it.each([
    ['in_review', [], 'approve'],
    ['approved_once', [true], 'approve'],
    ['approved_once', [false, true], 'approve'],
    ['approved_once', [false], 'approve_anew'],
    ['approved_once', [], 'approve_anew'],
  ] as const)('in %s, approvers still here: %j: %s', (stage, here, expected) => {
    expect(
      approvalEvent(
        stage,
        here.map((isHere) => ({ isHere })),
      ),
    ).toBe(expected);
  });
});

it('whoever approves has opened what is there to open, by its number in the case', () => {
  const [there, gone] = [{ destroyedAt: null }, { destroyedAt: new Date() }];
  expect(unopenedDocuments([], new Set())).toEqual([]);
  expect(unopenedDocuments([there, gone, there], new Set())).toEqual([1, 3]);
  expect(unopenedDocuments([there, gone, there], new Set([3]))).toEqual([1]);
  expect(unopenedDocuments([there, gone, there], new Set([1, 3]))).toEqual([]);
});

describe('a reason', () => {
  it('belongs to its verdict', () => {
    for (const reason of refusalReasons) {
      expect(readReason('refuse', reason)).toBe(reason);
      expect(readReason('ask_again', reason)).toBeNull();
    }
    for (const reason of askAgainReasons) {
      expect(readReason('ask_again', reason)).toBe(reason);
      expect(readReason('refuse', reason)).toBeNull();
    }
    expect(readReason('refuse', 'toString')).toBeNull();
  });
});

describe('a document', () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]);
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
  const pdf = Buffer.from('%PDF-1.7\n');

  it('is known by its first bytes', () => {
    expect(readMediaType(jpeg)).toBe('image/jpeg');
    expect(readMediaType(png)).toBe('image/png');
    expect(readMediaType(pdf)).toBe('application/pdf');
  });

  it('is not taken when the bytes come later, are cut off, or are something else', () => {
    const others = [
      Buffer.alloc(0),
      jpeg.subarray(0, 2),
      png.subarray(0, 7),
      Buffer.concat([Buffer.from(' '), pdf]),
      Buffer.concat([Buffer.from('<html>'), jpeg]),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('GIF89a'),
      Buffer.from('PK\u0003\u0004'),
    ];
    for (const each of others) expect(readMediaType(each)).toBeNull();
  });

  it('has a name of ours', () => {
    expect(documentFileName('cas_1', 2, 'image/jpeg')).toBe('cas_1-2.jpg');
  });
});

it('knows which stages are still open, and how much a document may weigh', () => {
  expect([...openStages].sort()).toEqual([...stages].filter((stage) => !isOver(stage)).sort());
  expect(openStages).not.toContain('approved');
  expect(openStages).not.toContain('refused');
  expect(openStages.length).toBeGreaterThan(2);
  expect(documentBytesMax).toBe(8_388_608);
});
