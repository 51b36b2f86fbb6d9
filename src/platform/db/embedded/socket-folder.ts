import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closedFolder } from './closed-folder.ts';
import type { RunAs } from './run-as.ts';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing zero included (unix(4), unix(7)). */
const socketPathBytesMax = 103;
const socketName = '.s.PGSQL.5432';

/** Whether a socket in this folder has a path that the system accepts. */
export function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= socketPathBytesMax;
}

/** Where the socket could be, best first: in the data folder, else in a folder for temporary files, named by the data folder. */
export function socketFolderCandidates(dataDir: string, temporary: readonly string[]): string[] {
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return [join(dataDir, 'socket'), ...temporary.map((folder) => join(folder, `holdfast-${key}`))].filter(
    fitsSocket,
  );
}

/**
 * Makes the folder for the server's socket, open to its user alone (root can enter anyway): who can enter may connect.
 * A folder in /tmp that somebody else made under our name is left alone.
 */
export function prepareSocketFolder(dataDir: string, runAs: RunAs | null): string {
  const temporary = [...new Set([tmpdir(), '/tmp'])];
  for (const folder of socketFolderCandidates(dataDir, temporary)) {
    if (runAs && closedFolder(join(folder, '..'), runAs)) continue;
    if (own(folder, runAs)) return folder;
  }
  const fresh = mkdtempSync('/tmp/holdfast-');
  own(fresh, runAs);
  return fresh;
}

function own(folder: string, runAs: RunAs | null): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const ours = new Set([process.getuid?.(), runAs?.uid]);
  if (!found.isDirectory() || !ours.has(found.uid)) return false;
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
  chmodSync(folder, 0o700);
  return true;
}

/** Connection string for a database behind the socket in `folder`. */
export function socketUrl(folder: string, user: string, database: string): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`;
}
