import pg from 'pg';
import { expect, test } from 'vitest';
import { fitsSocket, socketFolderCandidates, socketUrl } from './socket-folder.ts';

test('a short data folder holds its socket itself', () => {
  expect(socketFolderCandidates('/srv/holdfast', ['/tmp'])[0]).toBe('/srv/holdfast/socket');
});

test('a long data folder has its socket elsewhere, under a name of its own', () => {
  const long = `/srv/${'long/'.repeat(30)}`;
  const [first] = socketFolderCandidates(long, [long, '/tmp']);
  expect(first).toMatch(/^\/tmp\/holdfast-[0-9a-f]{12}$/);
  expect(socketFolderCandidates(`${long}2`, ['/tmp'])[0]).not.toBe(first);
});

test('the limit counts bytes, not letters', () => {
  expect(fitsSocket(`/${'a'.repeat(88)}`)).toBe(true);
  expect(fitsSocket(`/${'a'.repeat(89)}`)).toBe(false);
  expect(fitsSocket(`/${'ä'.repeat(45)}`)).toBe(false);
});

test('the connection string leads pg to the folder, blanks and all', () => {
  const client = new pg.Client({
    connectionString: socketUrl('/srv/my data, 100%/socket', 'holdfast', 'db'),
  });
  expect(client.host).toBe('/srv/my data, 100%/socket');
  expect(client.user).toBe('holdfast');
  expect(client.database).toBe('db');
});
