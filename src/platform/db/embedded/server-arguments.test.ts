import { expect, test } from 'vitest';
import { serverArguments } from './server-arguments.ts';

const place = { cluster: '/d/postgres-18', socketFolder: '/d/so, "cket' };

test('kept data is durable and nothing listens on the network', () => {
  const args = serverArguments({ ...place, isThrowaway: false });
  expect(args).toContain('listen_addresses=');
  expect(args.some((arg) => arg.startsWith('fsync') || arg.startsWith('full_page_writes'))).toBe(false);
});

test('the socket folder is quoted for a list', () => {
  expect(serverArguments({ ...place, isThrowaway: false })).toContain(
    'unix_socket_directories="/d/so, ""cket"',
  );
});

test('each setting is given once, also when the throwaway ones replace the usual', () => {
  const names = serverArguments({ ...place, isThrowaway: true })
    .filter((arg) => arg.includes('='))
    .map((arg) => arg.split('=')[0]);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('fsync');
});
