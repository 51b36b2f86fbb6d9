import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError, step } from './progress.mjs';
import { root, run } from './run.mjs';

const inputs = [
  'src',
  'public',
  'scripts/web',
  'vite.config.ts',
  'react-router.config.ts',
  'tsconfig.json',
  'package-lock.json',
];
const outputs = ['build/server/index.js', 'build/client'];
const stampFile = 'build/.stamp';

/** Builds the web bundle unless it was made from just these files. */
export async function ensureBuilt(node) {
  const digest = sourceDigest(root);
  if (isFresh(root, digest)) return;
  const cli = join(root, 'node_modules/@react-router/dev/bin.cjs');
  const { code, output } = await step('Building the pages', () =>
    run(node, [cli, 'build'], { env: { NODE_ENV: 'production' } }),
  );
  if (code !== 0) {
    console.error(output);
    throw new StopError("The pages can't be built; the reasons are above.");
  }
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, stampFile), digest);
}

function isFresh(folder, digest) {
  return (
    outputs.every((path) => existsSync(join(folder, path))) &&
    existsSync(join(folder, stampFile)) &&
    readFileSync(join(folder, stampFile), 'utf8') === digest
  );
}

/** A digest over names and contents of all that goes into the bundle; contents, because times change with a copy. */
export function sourceDigest(folder) {
  const hash = createHash('sha1');
  for (const input of inputs) {
    const path = join(folder, input);
    if (existsSync(path)) addToHash(hash, path, input);
  }
  return hash.digest('hex');
}

function addToHash(hash, path, name) {
  if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) addToHash(hash, join(path, entry), `${name}/${entry}`);
  } else if (!/\.(test\.tsx?|fixture\.ts|md)$/.test(name)) {
    hash.update(`${name}\0`).update(readFileSync(path));
  }
}
