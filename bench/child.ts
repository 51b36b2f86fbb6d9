import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Child = {
  ask<T>(message: object): Promise<T>;
  stop(): Promise<void>;
};

/** Starts one of `servers/` as a process of its own and waits until it listens. */
export async function startChild(name: string, env: Record<string, string>): Promise<Child> {
  const file = fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url));
  const child: ChildProcess = fork(file, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`${name} ended with ${code} before it listened`))),
  ]);
  return {
    async ask<T>(message: object): Promise<T> {
      const answered = once(child, 'message');
      child.send(message);
      const [answer] = await Promise.race([
        answered,
        ended.then(([code]) => Promise.reject(new Error(`${name} ended with ${code} instead of answering`))),
      ]);
      return answer as T;
    },
    async stop() {
      if (child.exitCode === null) child.send({ ask: 'stop' });
      await ended;
    },
  };
}
