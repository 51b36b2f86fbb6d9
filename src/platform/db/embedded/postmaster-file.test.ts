import { expect, test } from 'vitest';
import { parsePostmasterFile } from './postmaster-file.ts';

const written = '5121\n/d/postgres-18\n1795372908\n5432\n/d/socket\n\n   589838         0\n';

test('the process, the folder of its socket and its state are read', () => {
  expect(parsePostmasterFile(`${written}ready   \n`)).toEqual({
    pid: 5121,
    socketFolder: '/d/socket',
    isReady: true,
  });
  expect(parsePostmasterFile(`${written}starting\n`)).toEqual({
    pid: 5121,
    socketFolder: '/d/socket',
    isReady: false,
  });
});

test('a file that is still being written is not ready, and an empty or foreign one is nothing', () => {
  expect(parsePostmasterFile('5121\n/d')).toEqual({ pid: 5121, socketFolder: null, isReady: false });
  expect(parsePostmasterFile('')).toBeNull();
  expect(parsePostmasterFile('hello\n')).toBeNull();
});
