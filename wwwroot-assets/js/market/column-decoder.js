// Turns the messages of one subscription into events, and keeps each period's running book for that. Encoding: docs/market-hub.md.
//
//   event  = { kind: 'start' | 'update', sentAtMs, priceStep, quantityStep, columns, trades }      steps: text, null in an update
//   column = { periodMs, index, isKey, isLive, isBroken, status, bids, asks, score, cells }
//   trade  = { timeMs, price, lots, isSell, isRpi }
//
// bids and asks are the whole book at the column's end: price, lots, price, lots, ... best first, in one Float64Array that is never
// written again and that columns share where a side did not change. cells are price, buyLots, sellLots, ... ascending. score is
// null or { side: 'neutral' | 'long' | 'short', points: 0..100 }. After a throw the subscription cannot go on: begin anew.
import { ByteReader, fromBase64 } from './bytes.js';

const KEY = 1, LIVE = 2, BROKEN = 4, SCORE = 8, TRADES = 16;
const STATUSES = new Map([[0, 'empty'], [1, 'syncing'], [3, 'stale'], [4, 'invalid']]);
const SCORE_SIDES = ['neutral', 'long', 'short'];
const NOTHING = new Float64Array(0);

export class ColumnDecoder {
  // The last column of each period, by periodMs.
  #last = new Map();
  #isStarted = false;

  /** One message, base64 text or bytes. */
  decode(message) {
    const bytes = new ByteReader(typeof message === 'string' ? fromBase64(message) : message);
    expect(bytes.byte('the version') === 1, 'Expected version 1 of the encoding.');
    const kind = ['start', 'update'][bytes.byte('the kind') - 1];
    expect(kind, 'Expected kind 1 (start) or 2 (update).');
    expect(kind === 'start' || this.#isStarted, 'Expected a start before an update.');
    if (kind === 'start') {
      this.#last.clear();
      this.#isStarted = true;
    }

    const event = { kind, sentAtMs: bytes.varint('the time of sending'), priceStep: null, quantityStep: null, columns: [], trades: [] };
    while (!bytes.isAtEnd) {
      this.#readSection(bytes.byte('the type of a section'), bytes.section('a section'), event);
    }

    expect(kind === 'update' || event.priceStep !== null, 'Expected the steps in a start.');
    return event;
  }

  #readSection(type, bytes, event) {
    if (type === 1) {
      event.priceStep = bytes.text('the price step');
      event.quantityStep = bytes.text('the quantity step');
      bytes.expectEnd('the steps');
    } else if (type === 2) {
      const periodMs = bytes.varint('the period');
      expect(periodMs === 100 || periodMs === 1000, `Expected a period of 100 or 1000 ms, not ${periodMs}.`);
      while (!bytes.isAtEnd) {
        const column = readColumn(bytes, periodMs, this.#last.get(periodMs));
        this.#last.set(periodMs, column);
        event.columns.push(column);
      }
    } else if (type === 3) {
      readTrades(bytes, event.trades);
    }
  }
}

function expect(isTrue, sentence) {
  if (!isTrue) {
    throw new Error(sentence);
  }
}

function readColumn(bytes, periodMs, before) {
  const flags = bytes.byte('the flags of a column');
  const isKey = (flags & KEY) !== 0, isLive = (flags & LIVE) !== 0;
  const step = bytes.varint('the index of a column');
  expect(isKey || (before && step >= 1), 'Expected a key column first, and indexes that rise.');
  const index = isKey ? step : before.index + step;
  expect(!before || index > before.index, `Expected an index above ${before?.index}, not ${index}.`);

  const column = { periodMs, index, isKey, isLive, isBroken: (flags & BROKEN) !== 0, status: 'live', bids: NOTHING, asks: NOTHING, score: null, cells: NOTHING };
  if (!isLive) {
    column.status = STATUSES.get(bytes.byte('the status of a column'));
    expect(column.status, 'Expected a status of 0 (empty), 1 (syncing), 3 (stale) or 4 (invalid).');
  } else if (isKey) {
    column.bids = readWhole(bytes, -1);
    column.asks = readWhole(bytes, 1);
  } else {
    expect(before.isLive && step === 1, `Expected a key column at ${index}: the one before it is missing or not live.`);
    column.bids = readChanges(bytes, -1, before.bids);
    column.asks = readChanges(bytes, 1, before.asks);
  }

  if ((flags & SCORE) !== 0) {
    const side = SCORE_SIDES[bytes.byte('the side of a score')];
    const hundredths = bytes.varint('the hundredths of a score');
    expect(side && hundredths <= 10000, 'Expected a score of 0 to 10000 hundredths with a side of 0 to 2.');
    column.score = { side, points: hundredths / 100 };
  }

  if ((flags & TRADES) !== 0) {
    column.cells = readCells(bytes);
  }

  return column;
}

// Every level of a side; away: the direction of prices away from the mid.
function readWhole(bytes, away) {
  const count = bytes.count('levels', 2);
  const levels = new Float64Array(count * 2);
  for (let i = 0; i < levels.length; i += 2) {
    levels[i] = i === 0 ? bytes.zigzag('a price') : levels[i - 2] + away * (bytes.varint('a price') + 1);
    levels[i + 1] = bytes.varint('lots');
    expect(levels[i + 1] > 0, 'Expected lots above 0 in a key column.');
  }

  return levels;
}

// The side before with its changes merged in; both are sorted best first.
function readChanges(bytes, away, before) {
  const count = bytes.count('changed levels', 2);
  if (count === 0) {
    return before;
  }

  const levels = new Float64Array(before.length + count * 2);
  let from = 0, to = 0, price = before.length > 0 ? before[0] : 0;
  for (let change = 0; change < count; change++) {
    price += change === 0 ? bytes.zigzag('a price') : away * (bytes.varint('a price') + 1);
    const lots = bytes.varint('lots');
    while (from < before.length && (before[from] - price) * away < 0) {
      levels[to++] = before[from++];
      levels[to++] = before[from++];
    }

    const isHeld = from < before.length && before[from] === price;
    from += isHeld ? 2 : 0;
    expect(lots > 0 || isHeld, `Expected a level that is held at ${price}: it is said to be gone.`);
    if (lots > 0) {
      levels[to++] = price;
      levels[to++] = lots;
    }
  }

  levels.set(before.subarray(from), to);
  return levels.slice(0, to + before.length - from);
}

function readCells(bytes) {
  const cells = new Float64Array(bytes.count('cells', 3) * 3);
  for (let i = 0; i < cells.length; i += 3) {
    cells[i] = i === 0 ? bytes.zigzag('a price') : cells[i - 3] + bytes.varint('a price') + 1;
    cells[i + 1] = bytes.varint('bought lots');
    cells[i + 2] = bytes.varint('sold lots');
  }

  return cells;
}

function readTrades(bytes, trades) {
  let timeMs = 0, price = 0;
  for (let left = bytes.count('trades', 4); left > 0; left--) {
    timeMs += bytes.zigzag('the time of a trade');
    price += bytes.zigzag('the price of a trade');
    const lots = bytes.varint('the lots of a trade');
    const flags = bytes.byte('the flags of a trade');
    trades.push({ timeMs, price, lots, isSell: (flags & 1) !== 0, isRpi: (flags & 2) !== 0 });
  }

  bytes.expectEnd('the trades');
}
