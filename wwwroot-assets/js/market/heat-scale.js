// The size scale in force: what the options fix, and what is seen where they leave it open. Looks at the visible cells a few times a
// second at most and forgives small changes, so that the picture does not flicker.
import { channels, thermal, twoHue } from './palette.js';
import { automaticCuts, codeOf, intensities, quantile } from './size-scale.js';

const LOOK_MS = 500;
const FORGIVEN = 0.15;

export class HeatScale {
  #lookedAt = -Infinity;
  #seenAs = '';
  #automatic = null;
  #range = { least: 1, most: 100 };
  table = null;
  palette = null;

  /** True where colours changed. options as of the heatmap, with colours as [r, g, b]; lots of a unit; seenAs names zoom and settings. */
  look(counts, options, unit, seenAs, nowMs) {
    if (seenAs === this.#seenAs && nowMs - this.#lookedAt < LOOK_MS) {
      return false;
    }

    const isAnew = seenAs !== this.#seenAs;
    this.#lookedAt = nowMs;
    this.#seenAs = seenAs;
    const cuts = automaticCuts(counts);
    if (isAnew || !this.#automatic || isFar(cuts.high, this.#automatic.high) || isFar(cuts.most, this.#automatic.most) || isFar(cuts.low, this.#automatic.low)) {
      this.#automatic = cuts;
    } else if (options.scale !== 'quantile') {
      return false;
    }

    this.#range = { least: quantile(counts, 0.01) || 1, most: Math.max(quantile(counts, 1), this.#automatic.high) };
    this.low = options.low === null ? this.#automatic.low : options.low / unit;
    this.high = Math.max(options.high === null ? this.#automatic.high : options.high / unit, this.low * 1.02, 1e-9);
    // A cut that somebody set is one; only an automatic one leaves room for what is over it.
    const most = options.high === null ? Math.max(this.high, this.#automatic.most) : this.high;
    this.table = intensities({ kind: options.scale, low: this.low, high: this.high, most, counts });
    this.palette = options.palette === 'twoHue' ? twoHue(options.up, options.down) : thermal();
    return true;
  }

  /** What the legend's strip reaches from and to. */
  get range() {
    return { least: Math.min(this.#range.least, this.low || Infinity), most: Math.max(this.#range.most, this.high) };
  }

  /** The colour of a size as CSS text. */
  colourOf(lots, isAsk) {
    const [red, green, blue] = channels((isAsk ? this.palette.asks : this.palette.bids)[this.table[codeOf(lots)]]);
    return `rgb(${red} ${green} ${blue})`;
  }
}

function isFar(now, before) {
  return Math.abs(now - before) > before * FORGIVEN;
}
