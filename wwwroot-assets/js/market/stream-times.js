// How long the page waits for the server: before it calls silence a fault, before it asks again, before it connects again.

/** From here on silence is a fault: the hub sends ten columns a second, whatever the book is. */
export const SILENT_MS = 2000;

/** Until a stream that ended or was refused is asked for again. */
export const ASK_AGAIN_MS = 2000;

const CONNECT_AGAIN_MS = [0, 500, 1000, 2000, 5000];

/** The wait before an attempt to connect, by the number of attempts that failed: soon at first, every 5 s for as long as it takes. */
export function delayBefore(failed) {
  return CONNECT_AGAIN_MS[Math.min(failed, CONNECT_AGAIN_MS.length - 1)];
}
