const DELAYS_MS = [0, 500, 1000, 2000, 5000];

/** The wait before an attempt to connect, by the number of attempts that failed: soon at first, every 5 s for as long as it takes. */
export function delayBefore(failed) {
  return DELAYS_MS[Math.min(failed, DELAYS_MS.length - 1)];
}
