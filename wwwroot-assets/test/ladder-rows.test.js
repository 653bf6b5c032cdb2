import assert from 'node:assert/strict';
import test from 'node:test';
import { LadderCentre } from '../js/market/ladder-centre.js';
import { askRow, bidRow, COMPRESSIONS, fullBar, ladderRows, nextCompression, splitOf } from '../js/market/ladder-rows.js';
import { TradedWindow } from '../js/market/traded-window.js';
import { makeBook } from './made-up-market.js';
import { random } from './random.js';

const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
const sum = levels => levels.reduce((total, [, lots]) => total + lots, 0);
const prices = rows => rows.filter(row => !row.isSpread);

function wholeLadder(book, compression) {
  const split = splitOf(book, compression);
  const top = askRow(book.asks.at(-1)[0], compression);
  const bottom = bidRow(book.bids.at(-1)[0], compression);
  const reach = Math.max(top - split, split - bottom) / compression + 1;
  return ladderRows(book, { compression, centre: split, split, count: 2 * reach + 2 });
}

test('Rows of the whole book hold all its lots, at every compression', () => {
  for (const seed of SEEDS) {
    const book = makeBook(seed);
    for (const compression of COMPRESSIONS) {
      const rows = prices(wholeLadder(book, compression));
      assert.equal(rows.reduce((total, { bid }) => total + bid, 0), sum(book.bids), `bids, seed ${seed}, compression ${compression}`);
      assert.equal(rows.reduce((total, { ask }) => total + ask, 0), sum(book.asks), `asks, seed ${seed}, compression ${compression}`);
    }
  }
});

test('Each row has what a naive count of its prices has, and the running total to the best', () => {
  for (const seed of SEEDS) {
    const book = makeBook(seed);
    for (const compression of [1, 2, 5, 50]) {
      for (const row of prices(wholeLadder(book, compression))) {
        const inRow = (levels, low, high) => sum(levels.filter(([price]) => price >= low && price <= high));
        assert.equal(row.bid, inRow(book.bids, row.price, row.price + compression - 1), `seed ${seed}`);
        assert.equal(row.ask, inRow(book.asks, row.price - compression + 1, row.price), `seed ${seed}`);
        assert.equal(row.bidTotal, row.bid && inRow(book.bids, row.price, Infinity), `seed ${seed}`);
        assert.equal(row.askTotal, row.ask && inRow(book.asks, -Infinity, row.price), `seed ${seed}`);
      }
    }
  }
});

test('Prices fall by one row each, and the spread row stands between the sides', () => {
  for (const seed of SEEDS) {
    const book = makeBook(seed);
    for (const compression of COMPRESSIONS) {
      const rows = wholeLadder(book, compression);
      prices(rows).forEach(({ price }, at, all) => at > 0 && assert.equal(price, all[at - 1].price - compression));
      const spread = rows.findIndex(row => row.isSpread);
      assert.equal(rows.filter(row => row.isSpread).length, 1);
      assert.equal(rows[spread].ticks, book.asks[0][0] - book.bids[0][0]);
      assert.ok(prices(rows.slice(0, spread)).every(({ bid }) => bid === 0), `a bid above the spread, seed ${seed}, compression ${compression}`);
      assert.ok(prices(rows.slice(spread)).every(({ ask }) => ask === 0), `an ask under the spread, seed ${seed}, compression ${compression}`);
    }
  }
});

test('There are as many rows as were asked for, wherever the spread is', () => {
  const book = makeBook(1);
  const split = splitOf(book, 1);
  for (let away = -40; away <= 40; away++) {
    assert.equal(ladderRows(book, { compression: 1, centre: split + away, split, count: 31 }).length, 31);
  }
});

test('Compression goes by its own steps and stops at either end', () => {
  assert.equal(nextCompression(1, 1), 2);
  assert.equal(nextCompression(5, 1), 10);
  assert.equal(nextCompression(5, -1), 2);
  assert.equal(nextCompression(1, -1), 1);
  assert.equal(nextCompression(COMPRESSIONS.at(-1), 1), COMPRESSIONS.at(-1));
});

test('A bar is full at the largest size, or at eight medians where a wall is larger', () => {
  assert.equal(fullBar([0, 4, 2, 3]), 4);
  assert.equal(fullBar([2, 0, 2, 100, 2]), 16);
  assert.equal(fullBar([0, 0]), 0);
});

const at = mid => ({ bids: [[mid, 1]], asks: [[mid + 1, 1]] });

test('The centre stays while the mid is within the central half, and follows beyond it', () => {
  const centre = new LadderCentre();
  const view = { compression: 1, count: 40, isHeld: false };
  centre.follow(at(1000), view);
  assert.equal(centre.centre, 1001);
  centre.follow(at(1010), view);
  assert.equal(centre.centre, 1001);
  assert.equal(centre.split, 1011);
  centre.follow(at(1011), view);
  assert.equal(centre.centre, 1012);
});

test('Held: nothing moves, not even the spread row; released it catches up', () => {
  const centre = new LadderCentre();
  const view = { compression: 1, count: 40 };
  centre.follow(at(1000), { ...view, isHeld: false });
  centre.follow(at(1500), { ...view, isHeld: true });
  assert.deepEqual([centre.centre, centre.split], [1001, 1001]);
  centre.follow(at(1500), { ...view, isHeld: false });
  assert.deepEqual([centre.centre, centre.split], [1501, 1501]);
});

test('Scrolling ends following, recentring begins it again even while held', () => {
  const centre = new LadderCentre();
  const view = { compression: 5, count: 40 };
  centre.follow(at(1000), { ...view, isHeld: false });
  const before = centre.centre;
  centre.scroll(3, 5);
  assert.deepEqual([centre.centre, centre.isFollowing], [before + 15, false]);
  centre.follow(at(3000), { ...view, isHeld: false });
  assert.equal(centre.centre, before + 15);
  centre.recentre();
  centre.follow(at(3000), { ...view, isHeld: true });
  assert.deepEqual([centre.centre, centre.isFollowing], [splitOf(at(3000), 5), true]);
});

test('What was traded in the window equals a naive sum, at every compression', () => {
  for (const seed of SEEDS) {
    const { below, chance } = random(seed);
    const window = new TradedWindow(1000);
    const all = [];
    for (let now = 0; now < 5000; now += below(9)) {
      const entry = [now, 500 + below(30), chance(0.5) ? below(9) : 0, chance(0.5) ? below(9) : 0];
      all.push(entry);
      window.add(...entry);
      window.expire(now);
      if (chance(0.02)) {
        const compression = COMPRESSIONS[below(4)];
        const naive = new Map();
        for (const [timeMs, price, buys, sells] of all) {
          if (timeMs >= now - 1000) {
            naive.set(`b${askRow(price, compression)}`, (naive.get(`b${askRow(price, compression)}`) ?? 0) + buys);
            naive.set(`s${bidRow(price, compression)}`, (naive.get(`s${bidRow(price, compression)}`) ?? 0) + sells);
          }
        }

        const rows = window.rows(compression);
        for (let row = 400; row < 600; row++) {
          assert.equal(rows.get(row)?.buys ?? 0, naive.get(`b${row}`) ?? 0, `bought at ${row}, seed ${seed}`);
          assert.equal(rows.get(row)?.sells ?? 0, naive.get(`s${row}`) ?? 0, `sold at ${row}, seed ${seed}`);
        }
      }
    }
  }
});
