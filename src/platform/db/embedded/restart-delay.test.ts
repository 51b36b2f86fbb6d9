import { expect, test } from 'vitest';
import { restartDelayMs } from './restart-delay.ts';

test('the first restart is immediate, the next ones wait twice as long each, five seconds at most', () => {
  expect([1, 2, 3, 4, 7, 8, 100].map(restartDelayMs)).toEqual([0, 100, 200, 400, 3200, 5000, 5000]);
});
