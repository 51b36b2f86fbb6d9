// The ceiling for signing in: the same verification with the same parameters and nothing around it.
import { hash, verify } from '@node-rs/argon2';
import { argon2Parameters } from '../../src/modules/factors/password.ts';

const password = 'velvet-anchor-71-drifting';
const stored = await hash(password, argon2Parameters);
process.send?.({ ready: true });

process.on('message', async (message: { ask: string; seconds: number; callers: number }) => {
  if (message.ask === 'stop') process.exit(0);
  const until = performance.now() + message.seconds * 1000;
  const startedAt = performance.now();
  let done = 0;
  const caller = async () => {
    while (performance.now() < until) {
      await verify(stored, password);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: message.callers }, caller));
  process.send?.({ perSecond: done / ((performance.now() - startedAt) / 1000) });
});
