import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellOf, DepthGrid, isUnknown } from '../js/market/depth-grid.js';
import { DepthHistory } from '../js/market/depth-history.js';
import { automaticCuts, CODES, codeOf, intensities } from '../js/market/size-scale.js';
import { random } from './random.js';

const START_MS = 1_795_270_000_000;

function historyOf(columns) {
  const history = new DepthHistory();
  history.accept({ kind: 'start', sentAtMs: 0, priceStep: '0.1', quantityStep: '0.001', columns, trades: [] });
  return history;
}

function column(index, periodMs, bids, asks, more = {}) {
  return {
    index, periodMs, isKey: true, isLive: true, isBroken: false, status: 'live', score: null, cells: new Float64Array(0),
    bids: Float64Array.from(bids.flat()), asks: Float64Array.from(asks.flat()), ...more,
  };
}

function randomColumns(dice) {
  const columns = [];
  const seconds = dice.below(12);
  for (let at = 0; at < seconds; at++) {
    columns.push(randomColumn(dice, START_MS / 1000 + at, 1000));
  }

  for (let at = 0; at < 150; at++) {
    columns.push(randomColumn(dice, START_MS / 100 + seconds * 10 + at, 100));
  }

  // Some columns never came.
  return columns.filter((_, at) => at === 0 || !dice.chance(0.03));
}

function randomColumn(dice, index, periodMs) {
  const isLive = !dice.chance(0.03);
  const best = 500 + dice.below(20) - 10;
  const side = (from, away) => (isLive ? Array.from({ length: dice.below(15) }, (_, at) => [from + away * at * (1 + (at % 2)), 1 + dice.below(100)]) : []);
  const sorted = (levels, away) => [...new Map(levels)].sort((a, b) => (a[0] - b[0]) * away);
  const cells = dice.chance(0.3) ? Float64Array.from([best, dice.below(9), dice.below(9), best + 7, 1, 2]) : new Float64Array(0);
  return column(index, periodMs, sorted(side(best, -1), -1), sorted(side(best + 1, 1), 1), { isLive, status: isLive ? 'live' : 'stale', isBroken: dice.chance(0.03), cells });
}

// The same in the plainest words: every price of every column that touches the bucket.
function naiveCell(columns, fromMs, toMs, row, rowTicks) {
  const within = columns.filter(each => each.startMs < toMs && each.endMs > fromMs);
  const isIn = price => price >= row * rowTicks && price < (row + 1) * rowTicks;
  const sumOf = (flat, size, at) => flat.reduce((sum, _, i) => sum + (i % size === 0 && isIn(flat[i]) ? flat[i + at] : 0), 0);
  return {
    bid: Math.max(0, ...within.map(each => sumOf(each.bids, 2, 1))), ask: Math.max(0, ...within.map(each => sumOf(each.asks, 2, 1))),
    buys: within.reduce((sum, each) => sum + sumOf(each.cells, 3, 1), 0), sells: within.reduce((sum, each) => sum + sumOf(each.cells, 3, 2), 0),
  };
}

function isNaiveGap(columns, fromMs, toMs) {
  for (let ms = Math.max(fromMs, columns[0].startMs); ms < Math.min(toMs, columns.at(-1).endMs); ms += 100) {
    const held = columns.find(each => each.startMs <= ms && each.endMs > ms);
    if (!held || !held.isLive || held.isBroken) {
      return true;
    }
  }

  return false;
}

test('Buckets_RandomColumns_AgreeWithThePlainestSum', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const dice = random(seed);
    const columns = randomColumns(dice);
    const history = historyOf(columns);
    const bucketMs = dice.from([100, 200, 500, 1000, 2000, 5000]), rowTicks = dice.from([1, 2, 5, 10]);
    const buckets = new DepthGrid(history).buckets(START_MS - 5000, START_MS + 60_000, bucketMs, rowTicks);
    buckets.forEach((bucket, at) => {
      const where = `seed ${seed}, bucket ${at} of ${bucketMs} ms by ${rowTicks}`;
      assert.ok(at === 0 || bucket.fromMs === buckets[at - 1].toMs, where);
      const isGap = isNaiveGap(columns, bucket.fromMs, bucket.toMs);
      assert.equal(bucket.reason !== null, isGap, where);
      for (let row = Math.floor(450 / rowTicks); row <= Math.ceil(550 / rowTicks); row++) {
        const expected = naiveCell(columns, bucket.fromMs, bucket.toMs, row, rowTicks);
        assert.deepEqual(cellOf(bucket, row), isGap ? { ...expected, bid: 0, ask: 0 } : expected, `${where}, row ${row}`);
      }
    });
  }
});

test('Buckets_WhileColumnsCome_AreThoseOfTheWholeHistory', () => {
  const columns = randomColumns(random(3));
  const history = historyOf(columns.slice(0, 40));
  const grid = new DepthGrid(history);
  for (const each of columns.slice(40)) {
    grid.buckets(START_MS, START_MS + 60_000, 2000, 2);
    history.accept({ kind: 'update', sentAtMs: 0, columns: [each], trades: [] });
  }

  const plain = buckets => buckets.map(({ knownMs, ...bucket }) => bucket);
  assert.deepEqual(plain(grid.buckets(START_MS, START_MS + 60_000, 2000, 2)), plain(new DepthGrid(history).buckets(START_MS, START_MS + 60_000, 2000, 2)));
});

test('BucketAt_ColumnOfASecondZoomedIn_IsThatWholeSecond', () => {
  const second = START_MS / 1000;
  const grid = new DepthGrid(historyOf([column(second, 1000, [[10, 5]], [[11, 5]], { cells: Float64Array.of(10, 3, 4) }), column(second * 10 + 10, 100, [[10, 6]], [[11, 5]])]));
  const bucket = grid.bucketAt(START_MS + 650, 200, 1);
  assert.deepEqual([bucket.fromMs, bucket.toMs], [START_MS, START_MS + 1000]);
  assert.deepEqual(cellOf(bucket, 10), { bid: 5, ask: 0, buys: 3, sells: 4 });
  assert.equal(cellOf(grid.bucketAt(START_MS + 1050, 200, 1), 10).bid, 6);
});

test('BucketAt_BeforeAndBehindWhatIsHeld_IsNothing', () => {
  const grid = new DepthGrid(historyOf([column(START_MS / 100, 100, [[10, 5]], [[11, 5]])]));
  assert.equal(grid.bucketAt(START_MS - 1, 100, 1), null);
  assert.equal(grid.bucketAt(START_MS + 100, 100, 1), null);
});

test('Scale_PlantedWall_IsBrighterThanItsNeighboursAtEveryZoom', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const dice = random(seed);
    const wallPrice = 940 + dice.below(50);
    const columns = Array.from({ length: 900 }, (_, at) => {
      // It stands for half a second alone.
      const isWall = at >= 400 && at < 405;
      const size = price => (isWall && price === wallPrice ? 60_000 : 200 + dice.below(1500));
      return column(START_MS / 100 + at, 100, Array.from({ length: 100 }, (_, i) => [1000 - i, size(1000 - i)]), Array.from({ length: 100 }, (_, i) => [1001 + i, size(1001 + i)]));
    });
    const grid = new DepthGrid(historyOf(columns));
    for (const bucketMs of [100, 200, 500, 1000, 2000, 5000, 10_000]) {
      for (const rowTicks of [1, 2, 5, 10, 20]) {
        const buckets = grid.buckets(START_MS, START_MS + 90_000, bucketMs, rowTicks);
        const counts = new Uint32Array(CODES);
        buckets.forEach(bucket => bucket.bidCodes.forEach((code, i) => counts[Math.max(code, bucket.askCodes[i])]++));
        const bucket = grid.bucketAt(START_MS + 40_200, bucketMs, rowTicks), row = Math.floor(wallPrice / rowTicks);
        for (const kind of ['linear', 'log', 'quantile']) {
          const table = intensities({ kind, counts, ...automaticCuts(counts) });
          const brightness = each => table[codeOf(cellOf(bucket, each).bid)];
          assert.ok(brightness(row) > brightness(row + 1) && brightness(row) > brightness(row - 1), `seed ${seed}, ${kind}, ${bucketMs} ms by ${rowTicks}`);
        }
      }
    }
  }
});

test('IsUnknown_RowsBeyondEveryLevelOfTheBucket_AreNotKnown', () => {
  const at = START_MS / 100;
  const grid = new DepthGrid(historyOf([column(at, 100, [[99, 1], [95, 1]], [[101, 1], [104, 1]]), column(at + 1, 100, [[99, 1], [92, 1]], [[101, 1], [103, 1]])]));
  const bucket = grid.bucketAt(START_MS, 200, 1);
  assert.deepEqual([bucket.worstBid, bucket.worstAsk], [92, 104]);
  assert.deepEqual([91, 92, 100, 104, 105].map(row => isUnknown(bucket, row, 1)), [true, false, false, false, true]);
  assert.deepEqual([17, 18, 20, 21].map(row => isUnknown(bucket, row, 5)), [true, false, false, true]);
});
