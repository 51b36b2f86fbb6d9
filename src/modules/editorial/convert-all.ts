import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Conversion, type ConvertContext, type Converted, createConverter } from './convert-article.ts';

type Done = Conversion & { readonly converted: Converted };

/** Fewer than this are converted before other threads would have started. */
const aloneMax = 100;
const sentAtOnce = 25;
const threadsMax = 8;

/** Converts articles in their order, on every processor when there are many. */
export async function* convertAll(
  context: ConvertContext,
  conversions: readonly Conversion[],
): AsyncGenerator<Done> {
  if (conversions.length <= aloneMax) {
    const convert = createConverter(context);
    for (const conversion of conversions) yield { ...conversion, converted: convert(conversion) };
    return;
  }
  const threads = Array.from(
    { length: Math.min(threadsMax, availableParallelism()) },
    () => new Worker(new URL('./convert-worker.ts', import.meta.url), { workerData: context }),
  );
  try {
    const batches: Conversion[][] = [];
    for (let at = 0; at < conversions.length; at += sentAtOnce)
      batches.push(conversions.slice(at, at + sentAtOnce));
    // Each thread has one batch at work and one that waits for it.
    const running: Promise<Converted[]>[] = [];
    const lanes = threads.length * 2;
    let next = 0;
    const tails: Promise<unknown>[] = threads.map(() => Promise.resolve());
    const start = () => {
      const batch = batches[next];
      const thread = threads[next % threads.length];
      const lane = next % threads.length;
      if (!batch || !thread) return;
      const answer = (tails[lane] ?? Promise.resolve()).then(() => ask(thread, batch));
      // A failure is thrown where the answer is awaited.
      tails[lane] = answer.catch(() => undefined);
      answer.catch(() => undefined);
      running.push(answer);
      next += 1;
    };
    for (let lane = 0; lane < lanes; lane += 1) start();
    for (const [index, batch] of batches.entries()) {
      const answers = await running[index];
      start();
      for (const [place, conversion] of batch.entries()) {
        const converted = answers?.[place];
        if (!converted) throw new Error(`${conversion.article.place} got lost in another thread`);
        yield { ...conversion, converted };
      }
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function ask(thread: Worker, batch: readonly Conversion[]): Promise<Converted[]> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      thread.off('message', onMessage);
      thread.off('error', onError);
    };
    const onMessage = (answers: Converted[]) => {
      stop();
      resolve(answers);
    };
    const onError = (error: unknown) => {
      stop();
      reject(error);
    };
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.postMessage(batch);
  });
}
