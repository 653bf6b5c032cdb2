// A book as rows of a ladder. Prices and lots are whole steps; `compression` ticks share a row. Bids are rounded down and asks up, so that
// a row never offers a price better than what it holds, and no row holds both sides of a book that is not crossed.

export const COMPRESSIONS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export function bidRow(price, compression) {
  return Math.floor(price / compression) * compression;
}

export function askRow(price, compression) {
  return Math.ceil(price / compression) * compression;
}

/** The neighbouring compression, or the same at either end. */
export function nextCompression(compression, step) {
  const at = COMPRESSIONS.findIndex(each => each >= compression);
  const from = at < 0 ? COMPRESSIONS.length - 1 : at;
  return COMPRESSIONS[Math.min(COMPRESSIONS.length - 1, Math.max(0, from + step))];
}

/** Lots per row of one side, and lots from the best row to it. Levels come best first, and so do the rows. */
function foldSide(levels, rowOf, compression) {
  const rows = new Map();
  let total = 0;
  for (const [price, lots] of levels) {
    const row = rowOf(price, compression);
    total += lots;
    const held = rows.get(row);
    if (held) {
      held.lots += lots;
      held.total = total;
    } else {
      rows.set(row, { lots, total });
    }
  }

  return rows;
}

/** Where a ladder is split by its spread row: the lowest row above it. Null for a book without a side. */
export function splitOf({ bids, asks }, compression) {
  if (bids.length === 0 || asks.length === 0) {
    return null;
  }

  const bid = bidRow(bids[0][0], compression);
  const ask = askRow(asks[0][0], compression);
  return bid + Math.ceil((ask - bid) / compression / 2) * compression;
}

/**
 * `count` rows from the highest price down, `centre` in the middle. One of them is the spread row, under `split`, unless that is out of
 * sight. A row's `bidTotal` and `askTotal` are the lots from the best price to it, 0 where that side has no level in the row.
 */
export function ladderRows(book, { compression, centre, split, count }) {
  const bids = foldSide(book.bids, bidRow, compression);
  const asks = foldSide(book.asks, askRow, compression);
  const bestBid = book.bids.length > 0 ? bidRow(book.bids[0][0], compression) : null;
  const bestAsk = book.asks.length > 0 ? askRow(book.asks[0][0], compression) : null;
  const rows = [];
  for (let at = 0; rows.length < count; at++) {
    const price = centre + (Math.floor(count / 2) - at) * compression;
    if (split !== null && price === split - compression) {
      rows.push({ isSpread: true, ticks: spreadOf(book) });
      if (rows.length === count) {
        break;
      }
    }

    const bid = bids.get(price);
    const ask = asks.get(price);
    rows.push({
      isSpread: false,
      price,
      bid: bid?.lots ?? 0,
      ask: ask?.lots ?? 0,
      bidTotal: bid?.total ?? 0,
      askTotal: ask?.total ?? 0,
      isBest: price === bestBid || price === bestAsk,
    });
  }

  return rows;
}

function spreadOf({ bids, asks }) {
  return bids.length > 0 && asks.length > 0 ? asks[0][0] - bids[0][0] : null;
}

/**
 * What a full bar stands for. One wall would press all other bars to nothing, so a bar is full at eight times the median; what is larger is
 * to be marked instead. Sizes of 0 do not count; 0 without any.
 */
export function fullBar(sizes) {
  const ascending = sizes.filter(size => size > 0).sort((a, b) => a - b);
  return ascending.length === 0 ? 0 : Math.min(ascending.at(-1), 8 * ascending[ascending.length >> 1]);
}
