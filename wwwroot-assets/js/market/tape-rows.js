/** The number of bounds at or under a value: 0 for the smallest tier. `tiers` ascend. */
export function tierOf(value, tiers) {
  let tier = 0;
  while (tier < tiers.length && value >= tiers[tier]) {
    tier++;
  }

  return tier;
}

/** Up to four ascending amounts. */
export function areTiers(values) {
  return Array.isArray(values) && values.length <= 4 && values.every((value, at) => Number.isFinite(value) && value > (values[at - 1] ?? 0));
}

/** Why there are no rows; '' where there are some. */
export function absentText({ count, minimum, isBegun }) {
  const none = minimum > 0 ? 'No trade of this value yet' : 'No trades yet';
  return count > 0 ? '' : isBegun ? none : 'Waiting for trades';
}

/** Merges trades into a list that is newest first; the arrival decides among equal times. Keeps the first `bound`. */
export function mergeNewest(list, trades, bound) {
  const fresh = trades.toReversed().sort((a, b) => b.timeMs - a.timeMs).slice(0, bound);
  const merged = [];
  let at = 0;
  for (const trade of fresh) {
    while (at < list.length && list[at].timeMs > trade.timeMs) {
      merged.push(list[at++]);
    }

    merged.push(trade);
  }

  return merged.concat(list.slice(at)).slice(0, bound);
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
  // While held over a `restart`, which brings trades again: of those only the newer ones are new.
  #knownMs = -Infinity;

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

  /** The rows with a replay's newest trades, newest first, in front of older ones; those of a held tape stay as they are. */
  rowsBehind(newest) {
    if (this.#isHeld || newest.length === 0) {
      return this.#rows;
    }

    const front = mergeNewest([], newest.toReversed(), newest.length);
    const oldestMs = front.at(-1).timeMs;
    return front.filter(this.#fits).concat(this.#rows.filter(({ timeMs }) => timeMs < oldestMs)).slice(0, this.#shownBound);
  }

  add(trades) {
    this.#kept = mergeNewest(this.#kept, trades, this.#keptBound);
    const fitting = trades.filter(this.#fits);
    if (this.#isHeld) {
      const fresh = fitting.filter(({ timeMs }) => timeMs > this.#knownMs);
      this.#waiting = Math.min(this.#waiting + fresh.length, this.#shownBound);
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

  /** The same trades come again, and more: held rows stay until they are released. */
  restart() {
    if (this.#isHeld) {
      this.#knownMs = Math.max(this.#knownMs, this.#kept[0]?.timeMs ?? -Infinity);
      this.#kept = [];
    } else {
      this.clear();
    }
  }

  #fits = trade => this.#valueOf(trade) >= this.#minimum;

  #refresh() {
    this.#rows = this.#kept.filter(this.#fits).slice(0, this.#shownBound);
    this.#waiting = 0;
    this.#knownMs = -Infinity;
  }
}
