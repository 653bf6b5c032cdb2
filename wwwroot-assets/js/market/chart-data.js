// The documents of the hub's `Candles` as series of a chart. Times are Unix seconds; a slot without a value is { time } alone, which a
// chart leaves empty. Every series has the same slots, so that panes stay under each other.
import { doubtText } from './book-state.js';
import { decimalsOf } from './figures.js';

export const INTERVALS = [['15s', '15 s', 15], ['1m', '1 m', 60], ['5m', '5 m', 300], ['15m', '15 m', 900]];

// A hole that is longer than this is closed: its band says that time is missing there.
const LONGEST_HOLE = 500;
// A page may stay open for days.
const MOST_CANDLES = 1000;

export function secondsOf(interval) {
  return INTERVALS.find(([name]) => name === interval)[2];
}

/** What is to be said over a chart, as of showNote, by the state of its stream: that is refused, has nothing yet, or is not how it is now. */
export function chartNote({ state, sentence, isEmpty, doubt }) {
  if (state === 'refused') {
    return { text: sentence, kind: 'feed' };
  }

  if (isEmpty) {
    return { text: state === 'live' ? 'No candles yet' : 'Waiting for candles', kind: 'none' };
  }

  return doubt ? { text: doubtText(doubt), kind: 'feed' } : { text: '', kind: 'none' };
}

/** Candles, score points and gaps of one symbol and interval, as documents bring them; the newest 1,000 candles are kept. */
export class ChartData {
  #seconds;
  #candles = new Map();
  #scores = new Map();
  #gaps = new Map();

  constructor(seconds) {
    this.#seconds = seconds;
  }

  /** A first document replaces everything; later ones replace what they bring again: a gap, too, which got its end. */
  accept({ candles, scores, gaps }, isFirst) {
    if (isFirst) {
      this.#candles.clear();
      this.#scores.clear();
      this.#gaps.clear();
    }

    candles.forEach(candle => this.#candles.set(candle.openAt / 1000, candle));
    scores.forEach(score => this.#scores.set(score.openAt / 1000, score));
    gaps.forEach(gap => this.#gaps.set(`${gap.fromMs} ${gap.what}`, gap));
    this.#forget();
  }

  /** { fromMs, toMs, what }; toMs is null while it lasts. */
  get gaps() {
    return [...this.#gaps.values()];
  }

  /** The gaps that reach into a slot. */
  gapsIn(time) {
    return this.gaps.filter(({ fromMs, toMs }) => (toMs ?? Infinity) > time * 1000 && fromMs < (time + this.#seconds) * 1000);
  }

  /** The latest time that anything here speaks of, by the engine's clock: a gap that lasts has lasted until then at least. 0 before any. */
  get newestMs() {
    const ends = this.gaps.map(({ fromMs, toMs }) => toMs ?? fromMs);
    const opens = [...this.#candles.keys(), ...this.#scores.keys()].map(seconds => seconds * 1000);
    return [...ends, ...opens].reduce((newest, ms) => Math.max(newest, ms), 0);
  }

  get seconds() {
    return this.#seconds;
  }

  /** The start of every slot from the first to the last, ascending. */
  #slots() {
    const known = [...new Set([...this.#candles.keys(), ...this.#scores.keys()])].sort((a, b) => a - b);
    const all = [];
    for (const time of known) {
      const hole = all.length > 0 ? (time - all.at(-1)) / this.#seconds - 1 : 0;
      for (let at = 1; at <= hole && hole <= LONGEST_HOLE; at++) {
        all.push(all.at(-1) + this.#seconds);
      }

      all.push(time);
    }

    return all;
  }

  /** { slots, candles, volume, delta, score }: what a chart draws. Volumes and deltas are in the base currency. */
  series() {
    const slots = this.#slots();
    const candles = slots.map(time => this.#candles.get(time));
    return {
      slots,
      candles: slots.map((time, at) => (candles[at] ? candleOf(time, candles[at]) : { time })),
      volume: slots.map((time, at) => (candles[at] ? { time, value: Number(candles[at].volume), isUp: Number(candles[at].close) >= Number(candles[at].open) } : { time })),
      delta: brokenLine(cumulativeDelta(slots, candles, time => this.#missesTrades(time))),
      score: brokenLine(slots.map(time => this.#scoreAt(time))),
    };
  }

  // The last score of a slot in which the book failed is a score, but no line leads to it.
  #scoreAt(time) {
    const { value = null, isBroken = false } = this.#scores.get(time) ?? {};
    return value === null ? { time } : { time, value, ...(isBroken && { isFirst: true }) };
  }

  // While only the book failed, every trade was counted.
  #missesTrades(time) {
    return this.gapsIn(time).some(({ what }) => what !== 'book');
  }

  #forget() {
    for (const times of [this.#candles, this.#scores]) {
      // Both grow at their end.
      for (const time of times.keys()) {
        if (times.size <= MOST_CANDLES) {
          break;
        }

        times.delete(time);
      }
    }

    const [first] = this.#candles.keys();
    this.#gaps.forEach(({ toMs }, key) => toMs !== null && toMs < first * 1000 && this.#gaps.delete(key));
  }
}

/**
 * The running sum of bought less sold volume. Trades that were missed cannot be summed: it begins anew behind a gap, and a slot with a gap
 * in it has none. A slot without trades keeps the sum.
 */
export function cumulativeDelta(slots, candles, isInGap) {
  const decimals = Math.max(0, ...candles.filter(Boolean).map(({ volume, buyVolume }) => Math.max(decimalsOf(volume), decimalsOf(buyVolume))));
  const factor = 10 ** decimals;
  // Summed in whole units: thousands of decimal fractions would not come out even.
  const units = text => Math.round(Number(text) * factor);
  let sum = 0;
  return slots.map((time, at) => {
    if (isInGap(time)) {
      sum = 0;
      return { time };
    }

    const candle = candles[at];
    sum += candle ? 2 * units(candle.buyVolume) - units(candle.volume) : 0;
    return { time, value: sum / factor };
  });
}

/** A chart draws a line from each point to the next one, over whatever is missing between them: `isLast` marks where it must not. */
function brokenLine(points) {
  return points.map((point, at) => {
    const next = points[at + 1];
    return 'value' in point && next && (!('value' in next) || next.isFirst) ? { ...point, isLast: true } : point;
  });
}

function candleOf(time, { open, high, low, close }) {
  return { time, open: Number(open), high: Number(high), low: Number(low), close: Number(close) };
}
