import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

type Owner = { readonly uid: number; readonly gid: number };
type FolderStat = { readonly uid: number; readonly gid: number; readonly mode: number };

function statOrNull(path: string): FolderStat | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** All folders from the root down to `path` itself. */
export function ancestors(path: string): string[] {
  const up = dirname(path);
  return up === path ? [path] : [...ancestors(up), path];
}

/**
 * The first folder on the way down to `path` that `user` may not walk through, or `null`. Folders that don't exist yet
 * count as open: whoever makes them opens them. Only the classic mode bits are read, which is what decides below `/root`.
 */
export function closedFolder(
  path: string,
  user: Owner,
  stat: (path: string) => FolderStat | null = statOrNull,
): string | null {
  for (const folder of ancestors(resolve(path))) {
    const found = stat(folder);
    if (!found) continue;
    const walkBit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & walkBit) === 0) return folder;
  }
  return null;
}
