import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { closedFolder } from './closed-folder.ts';
import { runAsFor } from './cluster-folder.ts';

/**
 * Chooses the data folder: what the operator configured, else `.holdfast` in the checkout, else, when PostgreSQL's user
 * can't reach that (a checkout below `/root`) or we can't write there, a folder of this checkout's own outside of it.
 * `note` is a sentence to show when it isn't the usual one.
 */
export function chooseDataDir(input: { configured: string | null; checkout: string }): {
  dataDir: string;
  note: string | null;
} {
  if (input.configured !== null) return { dataDir: resolve(input.configured), note: null };
  const checkout = resolve(input.checkout);
  const usual = join(checkout, '.holdfast');
  const isRoot = process.getuid?.() === 0;
  const runAs = isRoot ? runAsFor(usual) : null;
  const closed = runAs ? closedFolder(usual, runAs) : null;
  const mayWrite = isWritable(existsSync(usual) ? usual : dirname(usual));
  if (closed === null && mayWrite) return { dataDir: usual, note: null };
  const key = createHash('sha256').update(checkout).digest('hex').slice(0, 10);
  const base = isRoot ? '/var/lib' : (process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local/share'));
  const dataDir = join(base, `holdfast-${key}`);
  const why = closed
    ? `PostgreSQL runs as ${runAs?.name ?? 'another user'}, who can't enter ${closed}`
    : `${checkout} can't be written to`;
  return { dataDir, note: `Data is kept in ${dataDir}, because ${why}.` };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
