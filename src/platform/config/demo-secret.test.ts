import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { chooseSecret } from './demo-secret.ts';
import { demoSecret } from './schema.ts';

let folder = '';
let warnings: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-secret-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const own = 'a secret of the operator, long enough';
const choose = (dataDir: string | null, env: Record<string, string> = {}): string =>
  chooseSecret(readConfig(env), dataDir, (line) => void warnings.push(line));
const file = () => join(folder, 'data', 'demo-secret');

describe('the secret of demo mode', () => {
  it('is made once, for its owner only, and kept beside the data', () => {
    const made = choose(join(folder, 'data'));
    expect(made).toMatch(/^[\w-]{64}$/);
    expect(choose(join(folder, 'data'))).toBe(made);
    expect(readFileSync(file(), 'utf8')).toBe(made);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['demo-secret']);
    expect(choose(join(folder, 'other'))).not.toBe(made);
    expect(warnings).toEqual([]);
  });

  it.each(['', '\n', 'x', 'half-of-a-secret-', demoSecret, 'x'.repeat(63), `${'x'.repeat(63)}\u0000`])(
    'is made anew, with a warning, where the file holds no whole one: %j',
    (torn) => {
      const made = choose(join(folder, 'data'));
      writeFileSync(file(), torn);
      chmodSync(file(), 0o644);
      const next = choose(join(folder, 'data'));
      expect(next).toMatch(/^[\w-]{64}$/);
      expect(next).not.toBe(made);
      expect(warnings).toEqual([expect.stringContaining(file())]);
      expect(statSync(file()).mode & 0o777).toBe(0o600);
      expect(choose(join(folder, 'data'))).toBe(next);
      expect(warnings).toHaveLength(1);
    },
  );

  it('is what everybody knows where the database is the operator’s own, which is said loudly', () => {
    expect(choose(null)).toBe(demoSecret);
    expect(warnings).toEqual([expect.stringMatching(/HOLDFAST_SECRET/)]);
  });

  it('is the operator’s where there is one', () => {
    expect(choose(join(folder, 'data'), { HOLDFAST_SECRET: own })).toBe(own);
    expect(choose(null, { HOLDFAST_SECRET: own })).toBe(own);
    expect(readdirSync(folder)).toEqual([]);
    expect(warnings).toEqual([]);
  });
});
