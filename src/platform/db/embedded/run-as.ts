import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Who runs the server: numbers for `spawn`, the name for messages. */
export type RunAs = { readonly uid: number; readonly gid: number; readonly name: string };

/** Reads `/etc/passwd`; lines that are not entries are skipped. */
export function parsePasswd(text: string): RunAs[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

const preferred = ['holdfast', 'postgres', 'nobody'];

/**
 * Chooses the user for the server. PostgreSQL refuses to run as root, so root hands over to the owner of existing data,
 * else to `holdfast`, `postgres` or `nobody`; initdb looks its user up by name, so the user must exist in passwd.
 * `null`: run it as ourselves. Throws `no_ordinary_user`, `data_not_writable`.
 */
export function chooseRunAs(input: {
  ourUid: number;
  dataOwnerUid: number | null;
  passwd: readonly RunAs[];
}): RunAs | null {
  const { ourUid, dataOwnerUid, passwd } = input;
  const nameOf = (uid: number) => passwd.find((user) => user.uid === uid)?.name ?? `uid ${uid}`;
  if (ourUid !== 0) {
    if (dataOwnerUid !== null && dataOwnerUid !== ourUid) {
      throw new EmbeddedPostgresError(
        'data_not_writable',
        `The data belongs to ${nameOf(dataOwnerUid)} and this process runs as ${nameOf(ourUid)}. Start it as that user or as root, or choose another folder with HOLDFAST_DATA.`,
      );
    }
    return null;
  }
  const candidates = passwd.filter((user) => user.uid !== 0);
  const owner = candidates.find((user) => user.uid === dataOwnerUid);
  if (owner) return owner;
  for (const name of preferred) {
    const user = candidates.find((candidate) => candidate.name === name);
    if (user) return user;
  }
  const [first] = candidates;
  if (first) return first;
  throw new EmbeddedPostgresError(
    'no_ordinary_user',
    'PostgreSQL refuses to run as root and there is no other user on this machine. Add one ("useradd --system holdfast") or set DATABASE_URL.',
  );
}
