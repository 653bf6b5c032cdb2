/** The number of bounds at or under a value: 0 for the smallest tier. `tiers` ascend. */
export function tierOf(value, tiers) {
  let tier = 0;
  while (tier < tiers.length && value >= tiers[tier]) {
    tier++;
  }

  return tier;
}

/** Merges trades into a list that is newest first; the arrival decides among equal times. Keeps the first `bound`. */
export function mergeNewest(list, trades, bound) {
  const merged = list.slice();
  for (const trade of trades) {
    // Nearly always in front: trades come in order but for a few.
    let at = 0;
    while (at < merged.length && merged[at].timeMs > trade.timeMs) {
      at++;
    }

    merged.splice(at, 0, trade);
  }

  merged.length = Math.min(merged.length, bound);
  return merged;
}

/** How many of a list's trades stand in front of those of the list before; all, where those behind them differ. */
export function freshCount(before, now) {
  const at = before.length > 0 ? now.indexOf(before[0]) : -1;
  return at >= 0 && now.slice(at).every((trade, place) => trade === before[place]) ? at : now.length;
}

/**
 * The tape: the newest trades of at least a value, newest first and bounded. While it is held the rows stay and `newCount` says how many
 * wait. More trades are kept than are shown, so that a larger filter has something to show at once.
 */
export class TapeRows {
  #shownBound;
  #keptBound;
  #valueOf;
  #minimum = 0;
  #kept = [];
  #rows = [];
  #waiting = 0;
  #isHeld = false;

  constructor(valueOf, { shown = 500, kept = 5000 } = {}) {
    this.#valueOf = valueOf;
    this.#shownBound = shown;
    this.#keptBound = kept;
  }

  get rows() {
    return this.#rows;
  }

  get newCount() {
    return this.#waiting;
  }

  get isHeld() {
    return this.#isHeld;
  }

  add(trades) {
    this.#kept = mergeNewest(this.#kept, trades, this.#keptBound);
    const fitting = trades.filter(this.#fits);
    if (this.#isHeld) {
      this.#waiting = Math.min(this.#waiting + fitting.length, this.#shownBound);
    } else {
      this.#rows = mergeNewest(this.#rows, fitting, this.#shownBound);
    }
  }

  hold() {
    this.#isHeld = true;
  }

  release() {
    this.#isHeld = false;
    this.#refresh();
  }

  /** A filter is a wish to see something else: it is answered even while the tape is held. */
  filter(minimum) {
    this.#minimum = minimum;
    this.#refresh();
  }

  clear() {
    this.#kept = [];
    this.#refresh();
  }

  #fits = trade => this.#valueOf(trade) >= this.#minimum;

  #refresh() {
    this.#rows = this.#kept.filter(this.#fits).slice(0, this.#shownBound);
    this.#waiting = 0;
  }
}
