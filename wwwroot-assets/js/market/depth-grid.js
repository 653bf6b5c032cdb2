// The columns of a history as cells: rows of so many ticks, buckets of so much time. The sizes of the prices in a row are summed; over
// time a bucket shows the largest such sum in it, so that a wall that stood for a moment is as bright as it was. A bucket with a gap
// anywhere in it is a gap and has no cells.
//
//   bucket = { fromMs, toMs, reason, count, rows, bids, asks, bidCodes, askCodes, bestBid, bestAsk, worstBid, worstAsk, trades: [row, buys, sells, ...] }
//
// reason: null, or why it is a gap (missing, broken, empty, syncing, stale, invalid). Rows come in no order; row r holds the ticks
// r * rowTicks to (r + 1) * rowTicks - 1. bestBid and bestAsk are ticks at the bucket's end, NaN where a side is empty;
// worstBid and worstAsk are the farthest that the book reached in it: what is farther is not known, it is not nothing.
import { codeOf } from './size-scale.js';

const KEPT_GRIDS = 4;
const KEPT_BUCKETS = 4_000;
// Rows farther from the touch than this are dozens of screens away at any zoom.
const REACH = 32_768;

const bidMost = new Float64Array(2 * REACH);
const askMost = new Float64Array(2 * REACH);
const touched = new Int32Array(2 * REACH);

export class DepthGrid {
  #history;
  #grids = new Map();

  constructor(history) {
    this.#history = history;
  }

  /** The buckets that lie in [fromMs, toMs), oldest first; none before or behind what is held. */
  buckets(fromMs, toMs, bucketMs, rowTicks) {
    const found = [];
    if (this.#history.length > 0) {
      const end = Math.min(toMs, this.#history.newest.endMs);
      for (let ms = Math.max(fromMs, this.#history.at(0).startMs); ms < end; ms = found.at(-1).toMs) {
        found.push(this.bucketAt(ms, bucketMs, rowTicks));
      }
    }

    return found;
  }

  /** The bucket that covers a time; null where nothing is held. A column longer than a bucket is one bucket. */
  bucketAt(ms, bucketMs, rowTicks) {
    const { newest } = this.#history;
    if (!newest || ms >= newest.endMs || ms < this.#history.at(0).startMs) {
      return null;
    }

    const grid = this.#gridOf(bucketMs, rowTicks);
    const index = Math.floor(ms / bucketMs);
    const kept = grid.get(index);
    // The newest bucket goes on filling.
    if (kept && (kept.toMs <= kept.knownMs || kept.knownMs === newest.endMs)) {
      return kept;
    }

    const column = bucketMs < 1000 ? this.#history.columnAt(ms) : null;
    const isLonger = column && column.periodMs > bucketMs;
    const bucket = isLonger ? this.#aggregate(column.startMs, column.endMs, rowTicks) : this.#aggregate(index * bucketMs, (index + 1) * bucketMs, rowTicks);
    grid.set(index, bucket);
    return bucket;
  }

  #gridOf(bucketMs, rowTicks) {
    const key = `${bucketMs} ${rowTicks}`;
    let grid = this.#grids.get(key);
    if (!grid || grid.size > KEPT_BUCKETS) {
      this.#grids.delete(key);
      grid = new Map();
      this.#grids.set(key, grid);
      if (this.#grids.size > KEPT_GRIDS) {
        this.#grids.delete(this.#grids.keys().next().value);
      }
    }

    return grid;
  }

  #aggregate(fromMs, toMs, rowTicks) {
    const history = this.#history;
    const knownMs = history.newest.endMs;
    const columns = [];
    let reason = null;
    let covered = Math.max(fromMs, history.at(0).startMs);
    for (let place = history.placeAt(covered); place < history.length && history.at(place).startMs < toMs; place++) {
      const column = history.at(place);
      reason ??= column.startMs > covered ? 'missing' : !column.isLive ? column.status : column.isBroken ? 'broken' : null;
      covered = column.endMs;
      columns.push(column);
    }

    reason ??= covered < Math.min(toMs, knownMs) ? 'missing' : null;
    const bucket = { fromMs, toMs, knownMs, reason, trades: tradesOf(columns, rowTicks), bestBid: NaN, bestAsk: NaN, worstBid: NaN, worstAsk: NaN };
    return Object.assign(bucket, cellsOf(reason === null ? columns : [], rowTicks));
  }
}

function cellsOf(columns, rowTicks) {
  const last = columns.at(-1);
  const origin = Math.floor((last?.bids[0] ?? last?.asks[0] ?? 0) / rowTicks) - REACH;
  let count = 0;
  let bids = null, asks = null, worstBid = Infinity, worstAsk = -Infinity;
  for (const column of columns) {
    worstBid = Math.min(worstBid, column.bids.at(-2) ?? Infinity);
    worstAsk = Math.max(worstAsk, column.asks.at(-2) ?? -Infinity);
    // Columns share the sides that did not change.
    count = column.bids === bids ? count : addSide(column.bids, bidMost, rowTicks, origin, count);
    count = column.asks === asks ? count : addSide(column.asks, askMost, rowTicks, origin, count);
    ({ bids, asks } = column);
  }

  return { ...takeCells(count, origin), bestBid: last?.bids[0] ?? NaN, bestAsk: last?.asks[0] ?? NaN, worstBid: Number.isFinite(worstBid) ? worstBid : NaN, worstAsk: Number.isFinite(worstAsk) ? worstAsk : NaN };
}

// Raises each row's most to this side's sum; prices are sorted, so a row's levels stand together.
function addSide(levels, most, rowTicks, origin, count) {
  for (let i = 0; i < levels.length;) {
    const row = Math.floor(levels[i] / rowTicks);
    const end = (row + 1) * rowTicks, start = row * rowTicks;
    let sum = 0;
    for (; i < levels.length && levels[i] < end && levels[i] >= start; i += 2) {
      sum += levels[i + 1];
    }

    const at = row - origin;
    if (at >= 0 && at < 2 * REACH) {
      if (bidMost[at] === 0 && askMost[at] === 0) {
        touched[count++] = at;
      }

      if (sum > most[at]) {
        most[at] = sum;
      }
    }
  }

  return count;
}

function takeCells(count, origin) {
  const cells = {
    count, rows: new Float64Array(count), bids: new Float64Array(count), asks: new Float64Array(count), bidCodes: new Uint16Array(count), askCodes: new Uint16Array(count),
  };
  for (let i = 0; i < count; i++) {
    const at = touched[i];
    cells.rows[i] = at + origin;
    cells.bids[i] = bidMost[at];
    cells.asks[i] = askMost[at];
    cells.bidCodes[i] = codeOf(bidMost[at]);
    cells.askCodes[i] = codeOf(askMost[at]);
    bidMost[at] = askMost[at] = 0;
  }

  return cells;
}

// Trades happened whatever became of the book: gaps have them as well.
function tradesOf(columns, rowTicks) {
  const rows = new Map();
  for (const { cells } of columns) {
    for (let i = 0; i < cells.length; i += 3) {
      const row = Math.floor(cells[i] / rowTicks);
      const sum = rows.get(row) ?? rows.set(row, [row, 0, 0]).get(row);
      sum[1] += cells[i + 1];
      sum[2] += cells[i + 2];
    }
  }

  return [...rows.values()].flat();
}

/** Whether a row lies farther out than every level that was held: what stood there nobody knows. */
export function isUnknown({ worstBid, worstAsk }, row, rowTicks) {
  return (row + 1) * rowTicks <= worstBid || row * rowTicks > worstAsk;
}

const NO_CELL = { bid: 0, ask: 0, buys: 0, sells: 0 };

/** What a bucket shows in a row, in lots. */
export function cellOf(bucket, row) {
  const cell = { ...NO_CELL };
  const at = bucket.rows.indexOf(row);
  if (at >= 0) {
    cell.bid = bucket.bids[at];
    cell.ask = bucket.asks[at];
  }

  for (let i = 0; i < bucket.trades.length; i += 3) {
    if (bucket.trades[i] === row) {
      cell.buys = bucket.trades[i + 1];
      cell.sells = bucket.trades[i + 2];
    }
  }

  return cell;
}
