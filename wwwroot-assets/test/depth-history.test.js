import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DepthHistory } from '../js/market/depth-history.js';

const column = (index, periodMs = 100, more = {}) => ({
  index, periodMs, isKey: true, isLive: true, isBroken: false, status: 'live', score: null, cells: new Float64Array(0), bids: Float64Array.of(9, 5, 7, 6), asks: Float64Array.of(10, 1), ...more,
});
const start = (columns, trades = []) => ({ kind: 'start', sentAtMs: 0, priceStep: '0.10', quantityStep: '0.001', columns, trades });
const update = (columns, trades = []) => ({ kind: 'update', sentAtMs: 0, priceStep: null, quantityStep: null, columns, trades });

function heard(history) {
  const events = [];
  for (const type of ['start', 'columns', 'trades']) {
    history.addEventListener(type, event => events.push([type, event.detail?.[type]?.length]));
  }

  return events;
}

test('Accept_StartThenUpdate_TellsWhatCame', () => {
  const history = new DepthHistory(), events = heard(history);
  history.accept(start([column(1), column(2)], [{}]));
  history.accept(update([column(3)]));
  assert.deepEqual(events, [['start', undefined], ['columns', 2], ['trades', 1], ['columns', 1]]);
  assert.deepEqual(history.steps, { price: 0.1, quantity: 0.001, priceDecimals: 1, quantityDecimals: 3 });
});

test('Accept_AnotherStart_ForgetsWhatWasHeld', () => {
  const history = new DepthHistory();
  history.accept(start([column(1), column(2)], [{}]));
  history.accept(start([]));
  assert.deepEqual([history.length, history.trades.length, history.book()], [0, 0, null]);
});

test('Accept_MoreThan15Minutes_KeepsTheNewest15', () => {
  const history = new DepthHistory();
  history.accept(start([]));
  for (let index = 0; index < 20_000; index += 50) {
    history.accept(update(Array.from({ length: 50 }, (_, at) => column(index + at))));
  }

  assert.equal(history.length, 9000);
  assert.deepEqual([history.at(0).index, history.newest.index], [11_000, 19_999]);
});

test('Accept_ColumnThatReachesBack_IsLeftOut', () => {
  const history = new DepthHistory();
  history.accept(start([column(1, 1000), column(15), column(20)]));
  assert.deepEqual([history.at(0).endMs, history.at(1).startMs, history.length], [2000, 2000, 2]);
});

test('Accept_ShortColumnAfterLongOnes_StandsForUpToAWholeSecondBeforeIt', () => {
  for (const [index, startMs] of [[20, 2000], [21, 2000], [29, 2000], [30, 2000], [31, 3100]]) {
    const history = new DepthHistory();
    history.accept(start([column(1, 1000), column(index)]));
    assert.equal(history.newest.startMs, startMs, `index ${index}`);
  }
});

test('ColumnAt_CoveredAndMissingTimes_IsTheColumnOrNothing', () => {
  const history = new DepthHistory();
  history.accept(start([column(1, 1000), column(20), column(22)]));
  assert.deepEqual([999, 1000, 1999, 2000, 2100, 2250, 2300].map(ms => history.columnAt(ms)?.index ?? null), [null, 1, 1, 20, null, 22, null]);
});

test('Book_NewestColumn_IsItsSidesBestFirst', () => {
  const history = new DepthHistory();
  history.accept(start([column(1)]));
  assert.deepEqual(history.book(), { isLive: true, status: 'live', bids: [[9, 5], [7, 6]], asks: [[10, 1]], atMs: 200 });
});

test('Snapshot_WhileColumnsCome_StandsStill', () => {
  const history = new DepthHistory();
  history.accept(start([column(1)]));
  const still = history.snapshot();
  history.accept(update([column(2)]));
  assert.deepEqual([still.length, history.length], [1, 2]);
});

test('Stand_NewerThanTheColumns_IsTheBookUntilColumnsGoOn', () => {
  const history = new DepthHistory();
  const standing = { atMs: 350, isLive: true, status: 'live', bids: [[8, 1]], asks: [[9, 2]], trades: [] };
  history.stand(standing);
  assert.equal(history.book(), null, 'in steps that are not known yet');
  history.accept(start([column(1), column(2)]));
  assert.equal(history.book(), standing);
  history.accept(update([column(3)]));
  assert.deepEqual(history.book().bids, [[9, 5], [7, 6]], 'a column that ends later');
  assert.equal(history.standing, null);
  history.accept(start([column(1)]));
  assert.equal(history.book(), standing, 'gone back to before it');
  history.stand(null);
  assert.equal(history.book().atMs, 200);
});
