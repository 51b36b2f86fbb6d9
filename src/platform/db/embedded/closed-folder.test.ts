import { expect, test } from 'vitest';
import { ancestors, closedFolder } from './closed-folder.ts';

const nobody = { uid: 65534, gid: 65534 };

function tree(modes: Record<string, [uid: number, gid: number, mode: number]>) {
  return (path: string) => {
    const found = modes[path];
    return found ? { uid: found[0], gid: found[1], mode: found[2] } : null;
  };
}

test('ancestors are listed from the root down', () => {
  expect(ancestors('/a/b')).toEqual(['/', '/a', '/a/b']);
});

test("a folder below root's home is closed to others at /root", () => {
  const stat = tree({ '/': [0, 0, 0o755], '/root': [0, 0, 0o700], '/root/x': [0, 0, 0o755] });
  expect(closedFolder('/root/x/data', nobody, stat)).toBe('/root');
});

test('folders that are not there yet count as open', () => {
  expect(closedFolder('/srv/x/y', nobody, tree({ '/': [0, 0, 0o755], '/srv': [0, 0, 0o711] }))).toBeNull();
});

test('the bits that decide are those of the owner, then of the group, then of others', () => {
  expect(closedFolder('/d', nobody, tree({ '/d': [65534, 0, 0o700] }))).toBeNull();
  expect(closedFolder('/d', nobody, tree({ '/d': [0, 65534, 0o710] }))).toBeNull();
  expect(closedFolder('/d', nobody, tree({ '/d': [65534, 0, 0o011] }))).toBe('/d');
});
