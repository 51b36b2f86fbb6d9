import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // Declaration merging needs an interface.
  export interface ProvidedContext {
    /** Where the product runs that the journeys use. */
    e2eOrigin: string;
  }
}

const checkout = fileURLToPath(new URL('..', import.meta.url));
const startMsMax = 90_000;
const stopMsMax = 15_000;

/**
 * What differs from a real deployment: a second instead of a minute between two codes, and limits per network address
 * that let one computer play every customer. Everything else is the product as it ships.
 */
export const settings = {
  HOLDFAST_CODE_RESEND_SECONDS: '1',
  HOLDFAST_CODE_SENDS_PER_ADDRESS_HOUR: '100000',
  HOLDFAST_PASSWORD_WRONG_PER_ADDRESS_HOUR: '100000',
  HOLDFAST_REQUESTS_PER_MINUTE: '1000000',
};

/** Vitest's global set-up: the real server, once per run, with data of its own; or the one at HOLDFAST_E2E_ORIGIN. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['HOLDFAST_E2E_ORIGIN'];
  if (given) {
    project.provide('e2eOrigin', given);
    return undefined;
  }
  const data = await mkdtemp(path.join(tmpdir(), 'holdfast-e2e-'));
  // Open to PostgreSQL's user when the tests run as root.
  await chmod(data, 0o711);
  const port = await freePort();
  const server = spawn(process.execPath, [path.join(checkout, 'src/server.ts')], {
    cwd: checkout,
    env: {
      ...cleanEnvironment(),
      ...settings,
      PORT: String(port),
      HOLDFAST_DATA: path.join(data, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const stop = async () => {
    await stopServer(server);
    await rm(data, { recursive: true, force: true });
  };
  try {
    await saysItIsOpen(server, said);
  } catch (error) {
    await stop();
    throw new Error(`The server did not start:\n${said.join('')}`, { cause: error });
  }
  project.provide('e2eOrigin', `http://localhost:${port}`);
  return async () => {
    const hasEnded = server.exitCode !== null || server.signalCode !== null;
    await stop();
    // An error on the way fails no journey by itself; it must not be missed.
    const errors = said.join('').split('\n').filter(isErrorEntry);
    if (hasEnded) errors.unshift('The server ended before the journeys did.');
    if (errors.length === 0) return;
    // Vitest prints what a teardown throws, and calls the run a success.
    process.exitCode = 1;
    throw new Error(`The server logged errors:\n${errors.join('\n')}`);
  };
}

/** Whether a line is an entry of the log at level error or worse. */
export function isErrorEntry(line: string): boolean {
  return /^\{"level":(?:50|60),/.test(line);
}

/** Settings of the shell that starts the tests must not change the product under test. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(?:HOLDFAST_|VITEST|DATABASE_URL|PORT$|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function saysItIsOpen(server: ChildProcess, said: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('It took too long.')), startMsMax);
    const hear = (chunk: Buffer) => {
      said.push(chunk.toString());
      if (!said.join('').includes('is open at')) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`It ended with ${code ?? 'a signal'}.`));
    });
  });
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => server.kill('SIGKILL'), stopMsMax);
    server.on('exit', () => {
      clearTimeout(force);
      resolve();
    });
    server.kill('SIGTERM');
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('No free port'));
      });
    });
  });
}
