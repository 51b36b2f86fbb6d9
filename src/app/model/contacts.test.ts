import { expect, it } from 'vitest';
import { changeTo, type Holders, letOneEnd, undo } from './contacts-model.ts';

const pool = ['one', 'two', 'three', 'four'];
/** The product's limit of changes in 30 days: it is what makes this end. */
const changesMax = 3;

function movesOf(holders: Holders): Holders[] {
  return holders.flatMap((holder, of) =>
    [
      ...pool.map((value) => changeTo(holders, of, value, changesMax)),
      ...holder.changes.map((_, index) => undo(holders, of, index)),
      letOneEnd(holders, of),
    ].filter((after) => after !== null),
  );
}

it('no sequence of changes and undos leaves two accounts with one contact, and every undo finds its contact free', () => {
  const seen = new Set<string>();
  const queue: Holders[] = [
    [
      { now: 'one', changes: [] },
      { now: 'two', changes: [] },
    ],
  ];
  let transitions = 0;
  for (let holders = queue.pop(); holders; holders = queue.pop()) {
    const key = JSON.stringify(holders);
    if (seen.has(key)) continue;
    seen.add(key);
    expect(new Set(holders.map(({ now }) => now)).size, key).toBe(holders.length);
    for (const [of, { changes }] of holders.entries())
      for (const { old, isReserved, isUndone } of changes)
        if (isReserved && !isUndone)
          expect(
            holders.every(({ now }, other) => other === of || now !== old),
            `${old} of ${key}`,
          ).toBe(true);
    for (const after of movesOf(holders)) {
      transitions += 1;
      queue.push(after);
    }
  }
  process.stdout.write(`model: contacts of two accounts, ${seen.size} states, ${transitions} transitions\n`);
  expect(seen.size).toBeGreaterThan(1000);
});
