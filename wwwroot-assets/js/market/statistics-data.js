// Distributions over the columns and trades of a history. Shares are of time, in percent: columns of 1 s weigh ten times those of 100 ms.

const SCORE_BIN = 5;
const MOST_SPREAD_BINS = 12;

/** Shares of time per five points of score: [{ from, to, share }], 20 of them; null without a score. */
export function scoreHistogram(columns) {
  const bins = Array.from({ length: 100 / SCORE_BIN }, (_, at) => ({ from: at * SCORE_BIN, to: (at + 1) * SCORE_BIN, share: 0 }));
  let total = 0;
  for (const { score, periodMs } of columns) {
    if (score !== null) {
      bins[Math.min(bins.length - 1, Math.floor(score.points / SCORE_BIN))].share += periodMs;
      total += periodMs;
    }
  }

  return shared(bins, total);
}

/**
 * Shares of time per spread: [{ fromBps, toBps, ticks, share }], ascending, at most 12; null without a spread. A bin is a whole number of
 * ticks wide, and the last one holds everything wider too (`isOpen`).
 */
export function spreadDistribution(columns) {
  const times = new Map();
  let total = 0;
  let mids = 0;
  for (const { isLive, bids, asks, periodMs } of columns) {
    if (isLive && bids.length > 0 && asks.length > 0) {
      const ticks = asks[0] - bids[0];
      times.set(ticks, (times.get(ticks) ?? 0) + periodMs);
      mids += ((asks[0] + bids[0]) / 2) * periodMs;
      total += periodMs;
    }
  }

  if (total === 0) {
    return null;
  }

  const spreads = [...times].sort(([a], [b]) => a - b);
  const first = spreads[0][0];
  // The widest hundredth would press all others into one bin.
  const width = Math.max(1, Math.ceil((quantileOf(spreads, 0.99 * total) - first + 1) / MOST_SPREAD_BINS));
  const bps = ticks => (ticks / (mids / total)) * 1e4;
  const bins = [];
  for (const [ticks, time] of spreads) {
    const at = Math.min(MOST_SPREAD_BINS - 1, Math.floor((ticks - first) / width));
    while (bins.length <= at) {
      const from = first + bins.length * width;
      bins.push({ ticks: from, fromBps: bps(from), toBps: bps(from + width - 1), isOpen: false, share: 0 });
    }

    bins[at].share += time;
    bins[at].isOpen ||= ticks >= first + MOST_SPREAD_BINS * width;
  }

  return shared(bins, total);
}

/** Counts of trades by quote value: [{ from, buys, sells }], one more than there are bounds; null without trades. */
export function tradesBySize(trades, bounds, valueOf) {
  if (trades.length === 0) {
    return null;
  }

  const buckets = [0, ...bounds].map(from => ({ from, buys: 0, sells: 0 }));
  for (const trade of trades) {
    const value = valueOf(trade);
    const bucket = buckets.findLast(({ from }) => value >= from);
    bucket[trade.isSell ? 'sells' : 'buys']++;
  }

  return buckets;
}

function quantileOf(ascending, weight) {
  let sum = 0;
  return ascending.find(([, each]) => (sum += each) >= weight)?.[0] ?? ascending.at(-1)[0];
}

function shared(bins, total) {
  return total === 0 ? null : bins.map(bin => ({ ...bin, share: (bin.share / total) * 100 }));
}
