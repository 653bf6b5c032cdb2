import { askRow, bidRow } from './ladder-rows.js';

/** How far back the ladder's columns of what was traded reach. */
export const TRADED_MINUTES = 8;

/** Lots bought and sold per price within the last `spanMs`. */
export class TradedWindow {
  #spanMs;
  #entries = [];
  #first = 0;
  #sums = new Map();

  constructor(spanMs) {
    this.#spanMs = spanMs;
  }

  /** Entries come in the order of their time. */
  add(timeMs, price, buyLots, sellLots) {
    if (buyLots === 0 && sellLots === 0) {
      return;
    }

    this.#entries.push({ timeMs, price, buyLots, sellLots });
    const sum = this.#sums.get(price) ?? { buys: 0, sells: 0 };
    sum.buys += buyLots;
    sum.sells += sellLots;
    this.#sums.set(price, sum);
  }

  expire(nowMs) {
    const from = nowMs - this.#spanMs;
    while (this.#first < this.#entries.length && this.#entries[this.#first].timeMs < from) {
      this.#remove(this.#entries[this.#first++]);
    }

    if (this.#first > 1024 && this.#first * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
  }

  clear() {
    this.#entries = [];
    this.#first = 0;
    this.#sums.clear();
  }

  /** Rows of a ladder: what was bought is counted where asks stood, what was sold where bids stood. */
  rows(compression) {
    const rows = new Map();
    const rowAt = price => rows.get(price) ?? rows.set(price, { buys: 0, sells: 0 }).get(price);
    for (const [price, { buys, sells }] of this.#sums) {
      if (buys > 0) {
        rowAt(askRow(price, compression)).buys += buys;
      }

      if (sells > 0) {
        rowAt(bidRow(price, compression)).sells += sells;
      }
    }

    return rows;
  }

  #remove({ price, buyLots, sellLots }) {
    const sum = this.#sums.get(price);
    sum.buys -= buyLots;
    sum.sells -= sellLots;
    if (sum.buys === 0 && sum.sells === 0) {
      this.#sums.delete(price);
    }
  }
}
