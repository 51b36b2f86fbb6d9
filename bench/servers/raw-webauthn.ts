// The ceiling for passkeys: the library's verification and nothing around it.
import { verifyOnce } from '../assertion.ts';

process.send?.({ ready: true });

process.on('message', async (message: { ask: string; seconds: number; callers: number }) => {
  if (message.ask === 'stop') process.exit(0);
  const startedAt = performance.now();
  const until = startedAt + message.seconds * 1000;
  let done = 0;
  const caller = async () => {
    while (performance.now() < until) {
      await verifyOnce();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: message.callers }, caller));
  process.send?.({ perSecond: done / ((performance.now() - startedAt) / 1000) });
});
