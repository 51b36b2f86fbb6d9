import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StopError, step } from './progress.mjs';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

/**
 * The path of a browser that starts, for the browser tests: CHROME_PATH, an installed one, or, as root on a system with
 * apt-get, Debian's package. Throws a StopError otherwise: browser tests are never left out silently.
 */
export async function ensureChromium() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (starts(given)) return given;
    throw new StopError(`CHROME_PATH is ${given}, and no browser starts from there.`);
  }
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const { output } = await step('Installing Chromium for the browser tests', async () => {
      const update = await run('apt-get', ['update', '-q'], { env });
      const install = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
        env,
      });
      return { output: update.output + install.output };
    });
    const installed = findChromium();
    if (installed) return installed;
    console.error(output);
  }
  throw new StopError(
    'The browser tests need Chromium or Chrome, and none was found. Install one ("sudo apt-get install chromium" on Debian and Ubuntu), or set CHROME_PATH to its program, and run "npm test" again.',
  );
}

function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...places, ...fixedPlaces])].find((path) => existsSync(path) && starts(path)) ?? null;
}

function starts(path) {
  try {
    return /\d+\./.test(execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return false;
  }
}
