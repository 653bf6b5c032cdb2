// A made-up market as columns: a walk of the mid, levels whose sizes wander, walls that come and go, trades at the touch, gaps.
import { random } from './random.js';

/** Events for DepthHistory: a start with `minutes` of columns, then `next()` for one update of 100 ms each. */
export function syntheticDepth(seed, { minutes = 15, levels = 100, endMs = 1_795_270_000_000, secondsShare = 0, gaps = [[0.55, 0.562, 'stale'], [0.8, 0.803, null]] } = {}) {
  const dice = random(seed);
  const sizes = new Map();
  const walls = [];
  let mid = 842_130, drift = 0;
  const startIndex = Math.round((endMs - minutes * 60_000) / 100), count = minutes * 600;

  function sizeAt(price) {
    const wall = walls.find(each => each.price === price);
    const was = sizes.get(price) ?? Math.round(300 + 2500 * dice.next() ** 3);
    const now = dice.chance(0.06) ? Math.max(1, Math.round(was * (0.75 + dice.next() * 0.53))) : was;
    sizes.set(price, now);
    return wall ? wall.lots : now;
  }

  function step(index) {
    drift = drift * 0.97 + (dice.next() - 0.5) * 0.5;
    mid += Math.round(drift + (dice.next() - 0.5) * 1.4);
    if (dice.chance(0.004)) {
      walls.push({ price: mid + (dice.chance(0.5) ? 1 : -1) * (12 + dice.below(60)), lots: 12_000 + dice.below(30_000), untilIndex: index + 100 + dice.below(3000) });
    }

    for (let at = walls.length - 1; at >= 0; at--) {
      if (walls[at].untilIndex < index || Math.abs(walls[at].price - mid) < 2) {
        walls.splice(at, 1);
      }
    }

    const half = levels / 2;
    const side = (best, away) => Float64Array.from({ length: half * 2 }, (_, at) => (at % 2 === 0 ? best + (away * at) / 2 : sizeAt(best + (away * (at - 1)) / 2)));
    const bids = side(mid, -1), asks = side(mid + 1, 1);
    const cells = [];
    for (const [price, isSell] of [[mid, true], [mid + 1, false]]) {
      if (dice.chance(0.22)) {
        const lots = Math.ceil(10 ** (1 + dice.next() * 2.4 + (dice.chance(0.01) ? 1 : 0)));
        cells.push(price, isSell ? 0 : lots, isSell ? lots : 0);
      }
    }

    return { bids, asks, cells: Float64Array.from(cells) };
  }

  function columnAt(index, periodMs) {
    const share = (index * periodMs - startIndex * 100) / (count * 100);
    const gap = gaps.find(([from, to]) => share >= from && share < to);
    const { bids, asks, cells } = step(index);
    if (gap && gap[2] === null) {
      return null;
    }

    const nothing = new Float64Array(0);
    return { periodMs, index, isKey: true, isLive: !gap, isBroken: false, status: gap ? gap[2] : 'live', bids: gap ? nothing : bids, asks: gap ? nothing : asks, score: null, cells };
  }

  const columns = [];
  const secondsUntil = Math.ceil((startIndex + count * secondsShare) / 10);
  for (let index = Math.ceil(startIndex / 10); index < secondsUntil && secondsShare > 0; index++) {
    columns.push(columnAt(index, 1000));
  }

  for (let index = secondsShare > 0 ? secondsUntil * 10 : startIndex; index < startIndex + count; index++) {
    columns.push(columnAt(index, 100));
  }

  let index = startIndex + count;
  const event = (kind, given, steps) => ({
    kind, sentAtMs: index * 100, priceStep: steps ? '0.1' : null, quantityStep: steps ? '0.001' : null,
    columns: given.filter(column => column !== null), trades: tradesOf(given.at(-1)),
  });

  function tradesOf(column) {
    return column && column.cells.length > 0 ? [{ timeMs: column.index * 100, price: column.cells[0], lots: column.cells[1] || column.cells[2], isSell: column.cells[2] > 0, isRpi: false }] : [];
  }

  return { walls, start: () => event('start', columns, true), next: () => event('update', [columnAt(index++, 100)], false) };
}
