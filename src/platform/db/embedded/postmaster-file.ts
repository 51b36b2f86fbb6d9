/**
 * What `postmaster.pid` says: its first line is the process, its fifth the folder of its socket, its eighth how far the
 * start has come (miscadmin.h).
 */
export type PostmasterFile = {
  readonly pid: number;
  /** `null` before it is written. */
  readonly socketFolder: string | null;
  readonly isReady: boolean;
};

/** Reads the content of a `postmaster.pid`; `null` when it is empty or cut off before the process id. */
export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n');
  const pid = Number(lines[0]?.trim());
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, socketFolder: lines[4]?.trim() || null, isReady: lines[7]?.trim() === 'ready' };
}
