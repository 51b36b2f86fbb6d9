import { describe, expect, test } from 'vitest';
import { chooseRunAs, parsePasswd } from './run-as.ts';

const passwd = parsePasswd(
  [
    'root:x:0:0:root:/root:/bin/bash',
    'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin',
    '# a comment',
    '',
    '+@netgroup',
    'mara:x:1000:1001:Mara:/home/mara:/bin/bash',
  ].join('\n'),
);

describe('who runs the server', () => {
  test('passwd entries are read and other lines skipped', () => {
    expect(passwd.map((user) => user.name)).toEqual(['root', 'nobody', 'mara']);
    expect(passwd[1]).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
  });

  test('an ordinary user runs it itself', () => {
    expect(chooseRunAs({ ourUid: 1000, dataOwnerUid: null, passwd })).toBeNull();
    expect(chooseRunAs({ ourUid: 1000, dataOwnerUid: 1000, passwd })).toBeNull();
  });

  test("an ordinary user is told whose data it can't open", () => {
    expect(() => chooseRunAs({ ourUid: 1000, dataOwnerUid: 65534, passwd })).toThrow(
      /belongs to nobody and this process runs as mara/,
    );
  });

  test('root hands over to the owner of existing data, else to nobody', () => {
    expect(chooseRunAs({ ourUid: 0, dataOwnerUid: 1000, passwd })?.name).toBe('mara');
    expect(chooseRunAs({ ourUid: 0, dataOwnerUid: null, passwd })?.name).toBe('nobody');
    expect(chooseRunAs({ ourUid: 0, dataOwnerUid: 0, passwd })?.name).toBe('nobody');
  });

  test('a user named holdfast is preferred, and any user beats none', () => {
    const withOwn = [...passwd, { name: 'holdfast', uid: 990, gid: 990 }];
    expect(chooseRunAs({ ourUid: 0, dataOwnerUid: null, passwd: withOwn })?.name).toBe('holdfast');
    const [root, , mara] = passwd;
    expect(
      chooseRunAs({ ourUid: 0, dataOwnerUid: null, passwd: [root, mara].filter((u) => u !== undefined) })
        ?.name,
    ).toBe('mara');
  });

  test('root alone on a machine is told what to do', () => {
    expect(() => chooseRunAs({ ourUid: 0, dataOwnerUid: null, passwd: passwd.slice(0, 1) })).toThrow(
      /useradd/,
    );
  });
});
