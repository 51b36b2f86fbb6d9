import autocannon from 'autocannon';

export type Load = { url: string; headers?: Record<string, string>; seconds: number; connections: number };

/** Requests a second of one load; every answer must be 200, or the figure means nothing. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const result = await autocannon({
    url: load.url,
    connections: load.connections,
    duration: load.seconds,
    headers: load.headers ?? {},
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} answers from ${load.url} were not 200`);
  return result.requests.average;
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
