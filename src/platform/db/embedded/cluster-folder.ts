import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chooseRunAs, parsePasswd, type RunAs } from './run-as.ts';

/** Major version of the binaries we ship; data of another one can't be opened. */
export const postgresMajor = 18;

/** Where the server's files are inside the data folder. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, `postgres-${postgresMajor}`);
}

function ownerUid(path: string): number | null {
  try {
    return statSync(path).uid;
  } catch {
    return null;
  }
}

/** Who would run the server of this data folder, asked of the machine; `null`: we ourselves. */
export function runAsFor(dataDir: string): RunAs | null {
  return chooseRunAs({
    ourUid: process.getuid?.() ?? -1,
    dataOwnerUid: process.getuid ? ownerUid(clusterFolder(dataDir)) : null,
    passwd: readPasswd(),
  });
}

function readPasswd(): RunAs[] {
  try {
    return parsePasswd(readFileSync('/etc/passwd', 'utf8'));
  } catch {
    return [];
  }
}
