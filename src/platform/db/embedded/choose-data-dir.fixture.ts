/** Chooses the data folder as an ordinary user, for tests that run as root: `node <this file> <checkout> [<uid>]`. */
import { chooseDataDir } from './choose-data-dir.ts';

const [checkout = '', uid] = process.argv.slice(2);
// Here and not when it is spawned: that user may not be able to read this file.
if (uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
process.stdout.write(JSON.stringify(chooseDataDir({ configured: null, checkout })));
