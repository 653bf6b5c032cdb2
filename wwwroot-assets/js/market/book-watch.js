import { bookDoubt } from './book-state.js';

// A book that is back within a second is a gap in a picture and no news beside it.
const PATIENCE_MS = 1000;

/** Watches a history for panes that draw something else of the symbol than its book. `now()` is in milliseconds, of any clock that goes on. */
export class BookWatch {
  #history;
  #now;
  #arrivedAt;
  #liveAtMs = null;

  constructor(history, now = () => performance.now()) {
    this.#history = history;
    this.#now = now;
    this.#arrivedAt = now();
    history.addEventListener('start', () => (this.#liveAtMs = null));
    history.addEventListener('columns', ({ detail: { columns } }) => this.#hear(columns));
  }

  /** Why what is shown is not how it is now, as of bookDoubt; null where it is, or where nothing came yet. */
  doubt() {
    const { newest } = this.#history;
    if (!newest) {
      return null;
    }

    const doubt = bookDoubt({ ...newest, atMs: newest.endMs }, this.#liveAtMs, this.#now() - this.#arrivedAt);
    const isNews = doubt?.kind === 'screen' || (doubt?.kind === 'feed' && (doubt.ageMs ?? Infinity) >= PATIENCE_MS);
    return isNews ? doubt : null;
  }

  #hear(columns) {
    this.#arrivedAt = this.#now();
    this.#liveAtMs = columns.findLast(({ isLive }) => isLive)?.endMs ?? this.#liveAtMs;
  }
}
