// A naive encoder of the market hub's messages, written from docs/market-hub.md alone: what the decoder is tested against.
export function varint(value) {
  const bytes = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    const part = Number(rest & 127n);
    if (rest < 128n) {
      return [...bytes, part];
    }

    bytes.push(part | 128);
  }
}

export function zigzag(value) {
  return varint(value < 0 ? -2n * BigInt(value) - 1n : 2n * BigInt(value));
}

export function message({ kind, sentAtMs, priceStep, quantityStep, columns = [], trades = [] }) {
  const bytes = [1, kind === 'start' ? 1 : 2, ...varint(sentAtMs)];
  if (kind === 'start') {
    bytes.push(...section(1, [...text(priceStep), ...text(quantityStep)]));
  }

  for (const periodMs of [1000, 100]) {
    const own = columns.filter(column => column.periodMs === periodMs);
    if (own.length > 0) {
      bytes.push(...section(2, [...varint(periodMs), ...own.flatMap(column => encodeColumn(column))]));
    }
  }

  return Uint8Array.from(trades.length > 0 ? [...bytes, ...section(3, encodeTrades(trades))] : bytes);
}

export function section(type, content) {
  return [type, ...varint(content.length), ...content];
}

export function text(value) {
  const bytes = new TextEncoder().encode(value);
  return [...varint(bytes.length), ...bytes];
}

// before: the column of that period that was sent last, where this one is not a key.
function encodeColumn({ index, isKey, isLive, isBroken, status, bids, asks, score, cells, before }) {
  const bytes = [
    (isKey ? 1 : 0) | (isLive ? 2 : 0) | (isBroken ? 4 : 0) | (score ? 8 : 0) | (cells.length > 0 ? 16 : 0),
    ...varint(isKey ? index : index - before.index),
  ];
  if (!isLive) {
    bytes.push({ empty: 0, syncing: 1, stale: 3, invalid: 4 }[status]);
  } else {
    bytes.push(...encodeSide(bids, isKey ? null : before.bids, -1), ...encodeSide(asks, isKey ? null : before.asks, 1));
  }

  if (score) {
    bytes.push(['neutral', 'long', 'short'].indexOf(score.side), ...varint(Math.round(score.points * 100)));
  }

  if (cells.length > 0) {
    const prices = cells.map(cell => cell[0]);
    bytes.push(...varint(cells.length), ...cells.flatMap(([price, buy, sell], at) => [...distance(prices, at, 0, 1), ...varint(buy), ...varint(sell)]));
  }

  return bytes;
}

function encodeSide(levels, before, away) {
  const was = new Map(before), is = new Map(levels);
  const prices = [...new Set([...was.keys(), ...is.keys()])].filter(price => was.get(price) !== is.get(price)).sort((a, b) => (a - b) * away);
  const origin = before?.[0]?.[0] ?? 0;
  return [...varint(prices.length), ...prices.flatMap((price, at) => [...distance(prices, at, origin, away), ...varint(is.get(price) ?? 0)])];
}

function distance(prices, at, origin, away) {
  return at === 0 ? zigzag(prices[0] - origin) : varint((prices[at] - prices[at - 1]) * away - 1);
}

function encodeTrades(trades) {
  return [...varint(trades.length), ...trades.flatMap((trade, at) => [
    ...zigzag(trade.timeMs - (trades[at - 1]?.timeMs ?? 0)),
    ...zigzag(trade.price - (trades[at - 1]?.price ?? 0)),
    ...varint(trade.lots),
    (trade.isSell ? 1 : 0) | (trade.isRpi ? 2 : 0),
  ])];
}
