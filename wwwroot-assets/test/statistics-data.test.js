import assert from 'node:assert/strict';
import test from 'node:test';
import { scoreHistogram, spreadDistribution, tradesBySize } from '../js/market/statistics-data.js';
import { random } from './random.js';

const column = (periodMs, points, spread, bid = 10_000) => ({
  periodMs, isLive: spread !== null, score: points === null ? null : { side: 'neutral', points },
  bids: Float64Array.from(spread === null ? [] : [bid, 1]), asks: Float64Array.from(spread === null ? [] : [bid + spread, 1]),
});

test('Score: shares are of time and make a hundred', () => {
  const bins = scoreHistogram([column(1000, 52, 1), column(100, 99.9, 1), column(100, 100, 1), column(100, null, 1)]);
  assert.equal(bins.length, 20);
  assert.deepEqual(bins.filter(({ share }) => share > 0).map(({ from, share }) => [from, Math.round(share)]), [[50, 83], [95, 17]]);
  assert.equal(scoreHistogram([column(100, null, 1)]), null);
});

test('Spread: bins ascend, hold everything, and are at most twelve', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { below, chance } = random(seed);
    const reach = 1 + below(200);
    const columns = Array.from({ length: 300 }, () => column(chance(0.3) ? 1000 : 100, 50, chance(0.05) ? null : chance(0.01) ? 5000 : 1 + below(reach)));
    const bins = spreadDistribution(columns);
    assert.ok(bins.length <= 12, `seed ${seed}: ${bins.length}`);
    assert.ok(Math.abs(bins.reduce((total, { share }) => total + share, 0) - 100) < 1e-9);
    bins.forEach((bin, at) => at > 0 && assert.ok(bin.fromBps > bins[at - 1].toBps, `seed ${seed}`));
  }
});

test('Spread: one tick is one bin, in basis points of the mid', () => {
  const [bin, ...others] = spreadDistribution([column(100, 50, 1, 9999)]);
  assert.deepEqual(others, []);
  assert.equal(bin.fromBps.toFixed(3), (1 / 9999.5 * 1e4).toFixed(3));
  assert.equal(spreadDistribution([column(100, 50, null)]), null);
});

test('Trades: each is counted once, in the bucket of its value and on its side', () => {
  const trades = [[5, true], [10, false], [99, false], [100, true], [1e6, true]].map(([lots, isSell]) => ({ lots, isSell }));
  assert.deepEqual(tradesBySize(trades, [10, 100], ({ lots }) => lots), [{ from: 0, buys: 0, sells: 1 }, { from: 10, buys: 2, sells: 0 }, { from: 100, buys: 0, sells: 2 }]);
  assert.equal(tradesBySize([], [10], () => 0), null);
});
