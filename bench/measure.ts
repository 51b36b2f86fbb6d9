import autocannon, { type Request } from 'autocannon';

export type Load = {
  url: string;
  headers?: Record<string, string>;
  seconds: number;
  connections: number;
  /** Each request anew, for those that differ; the load is a GET of the URL without it. */
  nextRequest?: () => Request;
};

/** Requests a second of one load; every answer must be a 2xx, or the figure means nothing. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const { nextRequest } = load;
  const result = await autocannon({
    url: load.url,
    connections: load.connections,
    duration: load.seconds,
    headers: load.headers ?? {},
    ...(nextRequest && { requests: [{ setupRequest: (request) => ({ ...request, ...nextRequest() }) }] }),
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} answers from ${load.url} were not 2xx`);
  // Its own average is one of whole seconds.
  return result.requests.total / result.duration;
}

/** Requests a second of a given number of requests, each sent once. */
export async function requestsEachOnce(load: {
  url: string;
  connections: number;
  requests: readonly Request[];
}): Promise<number> {
  const waiting = [...load.requests];
  const startedAt = performance.now();
  let lastAt = startedAt;
  const run = autocannon({
    url: load.url,
    connections: load.connections,
    amount: waiting.length,
    requests: [{ setupRequest: (request) => ({ ...request, ...waiting.pop() }) }],
  });
  // Its own clock ticks in whole seconds.
  run.on('response', () => {
    lastAt = performance.now();
  });
  const result = await run;
  const seconds = (lastAt - startedAt) / 1000;
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${bad} of ${load.requests.length} answers from ${load.url} were not 2xx`);
  return load.requests.length / seconds;
}

/** Runs each subject once a round, in turns, so that whatever else the machine does hits them all. Answers medians. */
export async function interleaved<K extends string>(
  rounds: number,
  subjects: Record<K, () => Promise<number>>,
): Promise<Record<K, number>> {
  const figures = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries<() => Promise<number>>(subjects)) {
      figures.set(name, [...(figures.get(name) ?? []), await run()]);
    }
  }
  return Object.fromEntries([...figures].map(([name, list]) => [name, median(list)])) as Record<K, number>;
}

export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
