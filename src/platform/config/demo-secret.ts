import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config.ts';
import { demoSecret } from './schema.ts';

const whole = /^[\w-]{64}$/;

/**
 * The secret that the process runs with. Demo mode makes its own, once, and keeps it beside its data, so that sessions
 * survive a restart. With an operator's database there is no such folder, and the secret is one that everybody knows.
 */
export function chooseSecret(config: Config, dataDir: string | null, warn: (line: string) => void): string {
  if (config.mode !== 'demo' || config.secret !== demoSecret) return config.secret;
  if (dataDir === null) {
    warn(
      'WARNING: this database is used with the secret of the demo, which everybody can read. Whoever reads the database ' +
        'can open what is sealed in it. Set HOLDFAST_SECRET to something of your own before anything real is stored.',
    );
    return config.secret;
  }
  const file = path.join(dataDir, 'demo-secret');
  const found = read(file);
  if (found !== null && whole.test(found)) return found;
  if (found !== null) {
    warn(
      `WARNING: ${file} held no whole secret, so a new one was made. Everybody has to sign in again, and linked ` +
        'authenticators are lost; a folder without anything in it starts the demo afresh.',
    );
  }
  return make(file);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, whenever the computer stops. */
function make(file: string): string {
  const secret = randomBytes(48).toString('base64url');
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(draft, { force: true });
  writeFileSync(draft, secret, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return secret;
}
