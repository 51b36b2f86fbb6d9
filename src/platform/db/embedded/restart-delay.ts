const firstMs = 100;
const longestMs = 5000;

/** How long to wait before the next start after `failures` ends in a row (1 or more): at once, then doubling up to 5 s. */
export function restartDelayMs(failures: number): number {
  return failures <= 1 ? 0 : Math.min(firstMs * 2 ** (failures - 2), longestMs);
}
