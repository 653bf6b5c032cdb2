import assert from 'node:assert/strict';
import test from 'node:test';
import { BookWatch } from '../js/market/book-watch.js';
import { DepthHistory } from '../js/market/depth-history.js';

const live = { isLive: true, status: 'live', bids: [99, 5], asks: [101, 5] };
const stale = { isLive: false, status: 'stale', bids: [], asks: [] };
const column = (index, book) => ({ periodMs: 100, index, isKey: true, isBroken: false, score: null, cells: [], ...book });
const send = (history, ...columns) => history.accept({ kind: 'update', columns, trades: [] });
const begin = (history, ...columns) => history.accept({ kind: 'start', priceStep: '0.1', quantityStep: '1', columns, trades: [] });

function watched() {
  const clock = { ms: 0 }, history = new DepthHistory();
  return { clock, history, watch: new BookWatch(history, () => clock.ms) };
}

test('Before anything came, and while columns of a live book come, there is no doubt', () => {
  const { clock, history, watch } = watched();
  clock.ms = 60_000;
  assert.equal(watch.doubt(), null);
  begin(history, column(1, live));
  assert.equal(watch.doubt(), null);
});

test('Without columns the screen is delayed, for as long as that lasts', () => {
  const { clock, history, watch } = watched();
  begin(history, column(1, live));
  clock.ms = 2000;
  assert.equal(watch.doubt(), null);
  clock.ms = 2500;
  assert.deepEqual(watch.doubt(), { kind: 'screen', text: 'Screen delayed', ageMs: 2500 });
  send(history, column(2, live));
  assert.equal(watch.doubt(), null);
});

test('A book that is not live is stale from its last live column on, once that is a second', () => {
  const { history, watch } = watched();
  begin(history, column(1, live), column(2, live), column(3, stale));
  assert.equal(watch.doubt(), null, 'it may be back at once');
  send(history, column(12, stale));
  assert.deepEqual(watch.doubt(), { kind: 'feed', text: 'Book is stale', ageMs: 1000 });
  send(history, column(13, live));
  assert.equal(watch.doubt(), null);
});

test('What was live before a start says nothing about the book behind it', () => {
  const { history, watch } = watched();
  begin(history, column(1, live));
  begin(history, column(50, stale));
  assert.deepEqual(watch.doubt(), { kind: 'feed', text: 'Book is stale', ageMs: null });
});

test('An empty side is a book all the same', () => {
  const { history, watch } = watched();
  begin(history, column(1, { ...live, asks: [] }));
  assert.equal(watch.doubt(), null);
});
