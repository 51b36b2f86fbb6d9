import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  committedStages,
  dueEvent,
  isCommitted,
  isOver,
  type Stage,
  type StageEvent,
  stageAt,
  stageEvents,
  stages,
  step,
} from './stage-rules.ts';

/** The table as a person reads it: whatever isn't here can't happen. */
const allowed: readonly (readonly [Stage, StageEvent, Stage])[] = [
  ['planned', 'start', 'proving'],
  ['planned', 'cancel', 'cancelled'],
  ['planned', 'expire', 'expired'],
  ['proving', 'prove', 'waiting'],
  ['proving', 'prove_without_wait', 'binding'],
  ['proving', 'open_case', 'case_open'],
  ['proving', 'cancel', 'cancelled'],
  ['proving', 'expire', 'expired'],
  ['case_open', 'approve', 'waiting'],
  ['case_open', 'refuse', 'refused'],
  ['case_open', 'cancel', 'cancelled'],
  ['case_open', 'expire', 'expired'],
  ['waiting', 'wait_over', 'binding'],
  ['waiting', 'wait_again', 'waiting'],
  ['waiting', 'cancel', 'cancelled'],
  ['waiting', 'expire', 'expired'],
  ['binding', 'finish', 'done'],
  ['binding', 'wait_again', 'waiting'],
  ['binding', 'cancel', 'cancelled'],
  ['binding', 'expire', 'expired'],
];

describe('the stages', () => {
  it(`are decided for all ${stages.length * stageEvents.length} pairs of stage and event`, () => {
    for (const stage of stages)
      for (const event of stageEvents) {
        const next = allowed.find(([from, what]) => from === stage && what === event)?.[2] ?? null;
        expect(step(stage, event), `${event} in ${stage}`).toBe(next);
      }
  });

  it('end in stages that nothing leads out of, and every other one can be stopped or runs out', () => {
    expect(stages.filter(isOver)).toEqual(['done', 'cancelled', 'expired', 'refused']);
    for (const stage of stages.filter((each) => !isOver(each))) {
      expect(step(stage, 'expire')).toBe('expired');
      expect(step(stage, 'cancel')).toBe('cancelled');
    }
    expect(stages.filter(isCommitted)).toEqual(committedStages);
  });

  it('are done only after the wait, or a face, and after people where they decide', () => {
    const walks = fc.array(fc.constantFrom(...stageEvents), { maxLength: 12 });
    fc.assert(
      fc.property(walks, (events) => {
        let stage: Stage = 'planned';
        const taken: StageEvent[] = [];
        for (const event of events) {
          const next = step(stage, event);
          if (!next) continue;
          taken.push(event);
          stage = next;
        }
        if (stage !== 'done') return;
        expect(taken.includes('wait_over') || taken.includes('prove_without_wait')).toBe(true);
        if (taken.includes('open_case')) expect(taken).toContain('approve');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what time brings about', () => {
  const hour = (hours: number) => new Date(Date.UTC(2026, 10, 22, hours));
  const waiting = { stage: 'waiting', waitsUntil: hour(72), expiresAt: hour(400), isKept: true } as const;

  it('is the end of the wait at its instant, not before', () => {
    expect(stageAt(waiting, new Date(hour(72).getTime() - 1))).toBe('waiting');
    expect(stageAt(waiting, hour(72))).toBe('binding');
    expect(stageAt(waiting, hour(400))).toBe('expired');
  });

  it('is a stop when the gate lets go of the proofs before the end', () => {
    expect(stageAt({ ...waiting, isKept: false }, hour(1))).toBe('cancelled');
    // At its end the gate lets go by itself: that is running out.
    expect(stageAt({ ...waiting, isKept: false }, hour(400))).toBe('expired');
  });

  it('is nothing for what is over', () => {
    for (const stage of stages.filter(isOver))
      expect(dueEvent({ stage, waitsUntil: hour(1), expiresAt: hour(2), isKept: false }, hour(3))).toBeNull();
  });

  it('always leads somewhere, whatever is stored', () => {
    const at = fc.integer({ min: 0, max: 500 }).map(hour);
    fc.assert(
      fc.property(
        fc.constantFrom(...stages),
        fc.option(at),
        at,
        fc.constantFrom(true, false),
        at,
        (stage, waitsUntil, expiresAt, isKept, now) => {
          const later = stageAt({ stage, waitsUntil, expiresAt, isKept }, now);
          expect(stageAt({ stage: later, waitsUntil, expiresAt, isKept }, now)).toBe(later);
        },
      ),
    );
  });
});
