const quietMs = 1000;
const repeatMs = 10_000;

/** Does one part of the start. When it takes longer than a second it says what it is, that it goes on, and how long it took. */
export async function withProgress<T>(
  title: string,
  work: () => Promise<T>,
  say: (line: string) => void,
): Promise<T> {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  let timer = setTimeout(() => {
    say(`${title} …`);
    timer = setInterval(() => say(`${title} … ${seconds()} s`), repeatMs);
  }, quietMs);
  try {
    const done = await work();
    if (performance.now() - startedAt >= quietMs) say(`${title}: ${seconds()} s`);
    return done;
  } finally {
    clearTimeout(timer);
  }
}
