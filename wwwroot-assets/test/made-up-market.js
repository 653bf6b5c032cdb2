// A made-up market for tests and for the harness page: a walk of the mid, levels around it, trades at the touch, walls and gaps.
import { random } from './random.js';

export const STEPS = { price: 0.1, quantity: 0.001, priceDecimals: 1, quantityDecimals: 3 };

export function makeBook(seed, { levels = 60, mid = 842_130 } = {}) {
  const { below, next } = random(seed);
  const side = (from, step) => {
    let price = from;
    return Array.from({ length: levels }, () => {
      const level = [price, 1 + below(20) + (next() < 0.05 ? 40_000 : below(4000))];
      price += step * (1 + (next() < 0.3 ? below(4) : 0));
      return level;
    });
  };
  const spread = 1 + below(4);
  return { isLive: true, status: 'live', bids: side(mid, -1), asks: side(mid + spread, 1), atMs: 0 };
}

/** Columns of 100 ms as the decoder gives them, with the trades of each: `next()` makes one more. `isLive(index)` may make gaps. */
export function makeMarket(seed, startMs, { isLive = () => true, periodMs = 100 } = {}) {
  const { below, chance, next } = random(seed);
  const walls = new Map();
  let mid = 842_130;
  let points = 50;
  let index = Math.floor(startMs / periodMs);

  function side(best, step) {
    const levels = [];
    for (let at = 0, price = best; at < 50; at++, price += step * (chance(0.2) ? 2 : 1)) {
      levels.push(price, walls.get(price) ?? 20 + Math.floor((1 + Math.sin(price) + next()) * 900));
    }

    return Float64Array.from(levels);
  }

  function makeTrades(bid, ask) {
    return Array.from({ length: chance(0.55) ? 1 + below(6) : 0 }, () => {
      const isSell = chance(0.5 - (points - 50) / 200);
      const lots = Math.ceil(10 ** (next() * 3.2 + (chance(0.02) ? 1.3 : 0)));
      return { timeMs: index * periodMs + below(periodMs), price: isSell ? bid : ask, lots, isSell, isRpi: chance(0.05) };
    }).sort((a, b) => a.timeMs - b.timeMs);
  }

  return {
    next() {
      mid += chance(0.25) ? (chance(0.5 + (points - 50) / 400) ? 1 : -1) * (1 + below(2)) : 0;
      points = Math.min(96, Math.max(4, points + (next() - 0.5) * 5 + (50 - points) * 0.01));
      if (chance(0.01)) {
        walls.set(mid + (chance(0.5) ? 1 : -1) * (8 + below(25)), 15_000 + below(30_000));
      }

      const live = isLive(index);
      const ask = mid + 1 + (chance(0.15) ? below(4) : 0);
      const trades = makeTrades(mid, ask);
      const column = {
        periodMs, index, isKey: false, isLive: live, isBroken: false, status: live ? 'live' : 'stale',
        bids: live ? side(mid, -1) : new Float64Array(0), asks: live ? side(ask, 1) : new Float64Array(0),
        score: live ? { side: points >= 55 ? 'long' : points <= 45 ? 'short' : 'neutral', points } : null, cells: cellsOf(trades),
      };
      index++;
      return { column, trades };
    },
  };
}

function cellsOf(trades) {
  const cells = new Map();
  for (const { price, lots, isSell } of trades) {
    const cell = cells.get(price) ?? cells.set(price, [price, 0, 0]).get(price);
    cell[isSell ? 2 : 1] += lots;
  }

  return Float64Array.from([...cells.values()].sort(([a], [b]) => a - b).flat());
}

/** The document of a stream of candles: whole intervals up to a time, without the slots that `isMissing` names. */
export function makeCandles(seed, seconds, untilMs, count, isMissing = () => false) {
  const { next, below } = random(seed);
  const first = Math.floor(untilMs / 1000 / seconds) - count + 1;
  let close = 84_213;
  const candles = [];
  const scores = [];
  for (let at = 0; at < count; at++) {
    const openAt = (first + at) * seconds * 1000;
    const open = close;
    close = Math.round((open + (next() - 0.5) * 60) * 10) / 10;
    const volume = below(90_000) + 1;
    if (!isMissing(at)) {
      candles.push({
        openAt, open: open.toFixed(1), high: (Math.max(open, close) + next() * 20).toFixed(1), low: (Math.min(open, close) - next() * 20).toFixed(1),
        close: close.toFixed(1), volume: (volume / 1000).toFixed(3), buyVolume: (below(volume + 1) / 1000).toFixed(3), trades: below(400) + 1,
      });
    }

    scores.push({ openAt, value: 50 + 35 * Math.sin(at / 7) + 10 * (next() - 0.5), isBroken: isMissing(at) });
  }

  return { candles, scores, gaps: [] };
}
