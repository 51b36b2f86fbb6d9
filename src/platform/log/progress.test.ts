import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withProgress } from './progress.ts';

let said: string[] = [];
const say = (line: string) => void said.push(line);
beforeEach(() => {
  said = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const taking = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms));

it('says nothing of what is done within a second', async () => {
  const work = withProgress('Bringing the database up to date', taking(900), say);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await work).toBe('done');
  expect(said).toEqual([]);
});

it('says what takes longer, that it goes on, and how long it took', async () => {
  const work = withProgress('Bringing the database up to date', taking(23_000), say);
  await vi.advanceTimersByTimeAsync(1000);
  expect(said).toEqual(['Bringing the database up to date …']);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await work).toBe('done');
  expect(said).toEqual([
    'Bringing the database up to date …',
    'Bringing the database up to date … 11 s',
    'Bringing the database up to date … 21 s',
    'Bringing the database up to date: 23 s',
  ]);
});

it('says no more after a failure, and passes it on', async () => {
  const failing = async () => {
    await taking(2000)();
    throw new Error('no');
  };
  const work = withProgress('Preparing', failing, say);
  const failed = work.then(() => 'done', String);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await failed).toContain('no');
  expect(said).toEqual(['Preparing …']);
});
