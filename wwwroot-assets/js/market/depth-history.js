// The last 15 minutes of one symbol as its columns came, oldest first and bounded. What heatmap, ladder, tape and chart read.
//
// Events: 'start' (everything was forgotten and begins anew; columns and trades of the start follow as events of their own),
// 'columns' (event.detail.columns, as of column-decoder.js, with startMs and endMs), 'trades' (event.detail.trades), 'stand' (`standing` may be another).
// Prices are in price steps ("ticks"), sizes in quantity steps ("lots"); `steps` says how large they are.
import { decimalsOf } from './figures.js';

const KEPT_MS = 15 * 60_000;
const KEPT_TRADES = 2_000;

export class DepthHistory extends EventTarget {
  #columns = [];
  // Columns before this place are forgotten; they are cut off in batches, as cutting moves all others.
  #first = 0;
  #trades = [];
  #steps = null;
  #standing = null;

  /** { price, quantity, priceDecimals, quantityDecimals }; null before the first start. */
  get steps() {
    return this.#steps;
  }

  get length() {
    return this.#columns.length - this.#first;
  }

  /** The column at a place, 0 the oldest. */
  at(place) {
    return this.#columns[this.#first + place];
  }

  get newest() {
    return this.#columns.at(-1);
  }

  /** Up to 2,000 of the newest trades, oldest first. */
  get trades() {
    return this.#trades;
  }

  /**
   * A replay that stands still, newer than any column: { atMs, isLive, status, bids, asks (as of `book`), trades (the last ones, newest first) }.
   * Null while it goes on, for a market that is live, and before the first start.
   */
  get standing() {
    return this.#standing && this.#steps && !(this.newest?.endMs > this.#standing.atMs) ? this.#standing : null;
  }

  /** Takes what is behind the last input of a replay that stands still; null where it goes on. */
  stand(standing) {
    this.#standing = standing;
    this.dispatchEvent(new CustomEvent('stand'));
  }

  /** Takes a message as decoded. */
  accept(event) {
    if (event.kind === 'start') {
      this.#columns = [];
      this.#first = 0;
      this.#trades = [];
      this.#steps = stepsOf(event);
      this.dispatchEvent(new CustomEvent('start'));
    }

    const columns = event.columns.filter(column => this.#append(column));
    if (columns.length > 0) {
      this.#forget();
      this.dispatchEvent(new CustomEvent('columns', { detail: { columns } }));
    }

    if (event.trades.length > 0) {
      this.#trades = this.#trades.concat(event.trades).slice(-KEPT_TRADES);
      this.dispatchEvent(new CustomEvent('trades', { detail: { trades: event.trades } }));
    }
  }

  /** The newest book: { isLive, status, bids: [[price, lots], ...] best first, asks, atMs: the end of its column, or where it stands }; null before any. */
  book() {
    if (this.standing) {
      return this.standing;
    }

    const column = this.newest;
    return column ? { isLive: column.isLive, status: column.status, bids: pairs(column.bids), asks: pairs(column.asks), atMs: column.endMs } : null;
  }

  /** The column that covers a time; null where none does. */
  columnAt(ms) {
    const column = this.at(this.placeAt(ms));
    return column && column.startMs <= ms ? column : null;
  }

  /** The place of the first column that ends after a time; `length` where none does. */
  placeAt(ms) {
    let low = this.#first, high = this.#columns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#columns[middle].endMs > ms) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }

    return low - this.#first;
  }

  /** The columns as they are now, for a picture that stands still: a history that nothing is added to. */
  snapshot() {
    const still = new DepthHistory();
    still.#columns = this.#columns.slice(this.#first);
    still.#trades = this.#trades;
    still.#steps = this.#steps;
    return still;
  }

  // Columns come in the order of time; one that reaches back over what is held would show a moment twice.
  #append(column) {
    column.startMs = column.index * column.periodMs;
    column.endMs = column.startMs + column.periodMs;
    if (this.newest && column.startMs < this.newest.endMs) {
      return false;
    }

    // Nobody looked closer before: the first short column stands for the beginning of its second, too.
    if (this.newest?.periodMs > column.periodMs && column.startMs - this.newest.endMs <= this.newest.periodMs) {
      column.startMs = this.newest.endMs;
    }

    this.#columns.push(column);
    return true;
  }

  #forget() {
    this.#first += this.placeAt(this.newest.endMs - KEPT_MS);
    if (this.#first > 1_000) {
      this.#columns = this.#columns.slice(this.#first);
      this.#first = 0;
    }
  }
}

function stepsOf({ priceStep, quantityStep }) {
  return { price: Number(priceStep), quantity: Number(quantityStep), priceDecimals: decimalsOf(priceStep), quantityDecimals: decimalsOf(quantityStep) };
}

function pairs(levels) {
  const list = new Array(levels.length / 2);
  for (let i = 0; i < list.length; i++) {
    list[i] = [levels[2 * i], levels[2 * i + 1]];
  }

  return list;
}
