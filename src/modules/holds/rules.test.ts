import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilities, statesOf } from './rules.ts';

const now = new Date('2026-11-24T12:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const hold = (
  from: number,
  until: number,
  blocks = capabilities as readonly (typeof capabilities)[number][],
) => ({ reason: 'phone_changed', capabilities: blocks, startsAt: at(from), endsAt: at(until) }) as const;
const on = { isOn: true };

describe('what is on hold', () => {
  it.each([
    ['nothing without a hold', [], on],
    ['everything while one runs', [hold(-1, 23)], { isOn: false, until: at(23), reason: 'phone_changed' }],
    ['from its first instant', [hold(0, 24)], { isOn: false, until: at(24), reason: 'phone_changed' }],
    ['not from its last instant on', [hold(-24, 0)], on],
    ['not before it starts', [hold(1, 25)], on],
    [
      'until the last of several ends, in whatever order',
      [hold(-2, 22), hold(-1, 23), hold(-3, 21)],
      {
        isOn: false,
        until: at(23),
        reason: 'phone_changed',
      },
    ],
    [
      'never shorter for a later one that ends first',
      [hold(-20, 40), hold(-1, 3)],
      {
        isOn: false,
        until: at(40),
        reason: 'phone_changed',
      },
    ],
  ])('is %s', (_, holds, expected) => {
    expect(statesOf(holds, now).withdraw).toEqual(expected);
  });

  it('is only what the hold names', () => {
    const states = statesOf([hold(-1, 23, ['gift'])], now);
    expect(states.gift.isOn).toBe(false);
    expect(capabilities.filter((each) => states[each].isOn)).toEqual([
      'withdraw',
      'transfer_to_users',
      'sell_peer_to_peer',
    ]);
  });

  it('never ends earlier because another hold is added', () => {
    const anyHold = fc
      .tuple(fc.integer({ min: -48, max: 0 }), fc.integer({ min: -24, max: 48 }))
      .map(([from, length]) => hold(from, from + Math.abs(length)));
    const endOf = (holds: readonly ReturnType<typeof hold>[]) => {
      const state = statesOf(holds, now).withdraw;
      return state.isOn ? 0 : state.until.getTime();
    };
    fc.assert(
      fc.property(fc.array(anyHold), anyHold, (holds, added) => {
        expect(endOf([...holds, added])).toBeGreaterThanOrEqual(endOf(holds));
      }),
    );
  });
});
