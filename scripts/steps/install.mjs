import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError, step } from './progress.mjs';
import { root, run } from './run.mjs';

/** Installs the packages unless they are there. Nothing here touches the network when they are. */
export async function ensureInstalled({ dev = false } = {}) {
  if (isInstalled(root, { dev })) return;
  const hasLock = existsSync(join(root, 'package-lock.json'));
  const args = [hasLock ? 'ci' : 'install', '--loglevel=error', ...(dev ? ['--include=dev'] : [])];
  const { code, output } = await step('Installing packages', () => run(...npm(args)));
  if (code === 0) return;
  console.error(output);
  throw new StopError(
    `"npm ${args[0]}" failed; its reasons are above. The first start needs the npm registry, later ones don't.`,
  );
}

/** Installs the packages of a folder that has its own, such as the benchmarks; `say` tells of it. */
export async function ensureOwnPackages(folder, what, say) {
  if (isInstalled(folder, { dev: true })) return;
  say(`Installing the packages of ${what} …`);
  const command = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
  // Without peers: what they would bring, the product has.
  const { code, output } = await run(
    ...npm([command, '--prefix', folder, '--legacy-peer-deps', '--loglevel=error']),
  );
  if (code === 0) return;
  say(output);
  throw new StopError(`The packages of ${what} can’t be installed; the reasons are above.`);
}

/** npm's own file when npm runs us, so that no other npm of the machine is taken by accident. */
export function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js') && existsSync(cli)) return [process.execPath, [cli, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

/**
 * Whether node_modules holds what the lock file asks for. Compared by content: times say nothing after a copy or a
 * checkout. npm writes its own list last, so an interrupted installation has none.
 */
export function isInstalled(folder, { dev = false } = {}) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (present === null) return false;
  if (wanted === null) return true;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link || entry.optional || entry.devOptional) return true;
    if (entry.dev && !dev) return true;
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
