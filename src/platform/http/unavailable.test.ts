import { expect, test } from 'vitest';
import { orUnavailable } from './unavailable.ts';

class Away extends Error {}

const useCases = orUnavailable(
  {
    contacts: {
      read: async (id: string) => ({ id }),
      fail: async () => {
        throw new Away();
      },
      count: (ids: readonly string[]) => ids.length,
      bug: async () => {
        throw new RangeError('a bug');
      },
    },
  },
  (error) => error instanceof Away,
);

test('A use-case that answers is passed through', async () => {
  await expect(useCases.contacts.read('acc_1')).resolves.toEqual({ id: 'acc_1' });
});

test('A use-case that can’t reach the database becomes 503 with a time to come back', async () => {
  const thrown: unknown = await useCases.contacts.fail().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Response);
  if (!(thrown instanceof Response)) return;
  expect(thrown.status).toBe(503);
  expect(thrown.headers.get('Retry-After')).toBe('5');
});

test('A bug stays a bug', async () => {
  await expect(useCases.contacts.bug()).rejects.toThrow('a bug');
});

test('A use-case that answers at once goes on answering at once', () => {
  expect(useCases.contacts.count(['a', 'b'])).toBe(2);
});
