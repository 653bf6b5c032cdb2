import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { DepthHistory } from '../js/market/depth-history.js';
import { MarketFeed } from '../js/market/market-feed.js';
import { delayBefore } from '../js/market/stream-times.js';
import { message } from './encoder.js';

const page = new EventTarget();
globalThis.document = page;

class FakeConnection {
  state = 'Disconnected';
  streams = [];
  failures = 0;

  onreconnecting(listener) { this.lose = () => { this.state = 'Reconnecting'; listener(); }; }
  onreconnected(listener) { this.find = () => { this.state = 'Connected'; listener(); }; }
  onclose(listener) { this.end = () => { this.state = 'Disconnected'; listener(); }; }

  async start() {
    if (this.failures-- > 0) {
      throw new Error('refused');
    }

    this.state = 'Connected';
  }

  stop() { this.state = 'Disconnected'; }

  stream(...call) {
    const stream = { call, isDisposed: false };
    this.streams.push(stream);
    return { subscribe: observer => { Object.assign(stream, observer); return { dispose: () => (stream.isDisposed = true) }; } };
  }
}

const live = index => ({ periodMs: 100, index, isKey: true, isLive: true, bids: [[99, 5]], asks: [[101, 5]], score: null, cells: [] });
const packed = (kind, ...indexes) => packedAt(1, kind, ...indexes);
const packedAt = (sentAtMs, kind, ...indexes) => message({ kind, sentAtMs, priceStep: '0.1', quantityStep: '1', columns: indexes.map(live) });

async function startFeed(t, failures = 0, connect = async connection => connection, options = {}) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const connection = new FakeConnection();
  connection.failures = failures;
  page.hidden = false;
  const feed = new MarketFeed({ connect: () => connect(connection), ...options });
  const history = new DepthHistory();
  const states = [];
  feed.addEventListener('state', ({ detail }) => states.push(detail.state));
  feed.setSymbol('BTCUSDT', history);
  t.after(() => {
    feed.stop();
    mock.timers.reset();
  });
  await feed.start();
  return { connection, feed, history, states };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

test('Columns come into the history, and silence of 2 s is a delay', async t => {
  const { connection, feed, history, states } = await startFeed(t);
  const [stream] = connection.streams;
  assert.deepEqual(stream.call, ['Columns', 'BTCUSDT', null]);
  stream.next(packed('start', 10, 11));
  assert.equal(history.length, 2);
  assert.equal(feed.state.state, 'live');
  mock.timers.tick(1999);
  stream.next(packed('update', 12));
  mock.timers.tick(1999);
  assert.equal(feed.state.state, 'live');
  mock.timers.tick(1);
  assert.deepEqual(states, ['live', 'delayed']);
  stream.next(packed('update', 13));
  assert.equal(feed.state.state, 'live');
});

test('A replay that stands still is not late', async t => {
  const { connection, feed, states } = await startFeed(t, 0, undefined, { isLive: false });
  connection.streams[0].next(packed('start', 10, 11));
  mock.timers.tick(60_000);
  assert.deepEqual(states, ['live']);
  assert.equal(feed.delayMs, null);
});

test('A lost connection is told, and the next one goes on behind the last column', async t => {
  const { connection, feed, history } = await startFeed(t);
  connection.streams[0].next(packed('start', 10, 11));
  connection.lose();
  assert.equal(feed.state.state, 'lost');
  connection.find();
  assert.deepEqual(connection.streams[1].call, ['Columns', 'BTCUSDT', 11]);
  connection.streams[1].next(packed('update', 12));
  assert.equal(history.length, 3);
  assert.equal(feed.state.state, 'live');
});

test('The streams of a lost connection end before it says so: that is no refusal', async t => {
  const { connection, states } = await startFeed(t);
  connection.streams[0].error(new Error('WebSocket closed with status code: 1006'));
  connection.lose();
  mock.timers.tick(5000);
  assert.deepEqual(states, ['lost']);
  assert.equal(connection.streams.length, 1);
});

test('A connection that cannot start, or that the server ends, is tried again for ever', async t => {
  const { connection, feed } = await startFeed(t, 3);
  for (let attempt = 0; attempt < 3; attempt++) {
    assert.equal(feed.state.state, 'lost');
    mock.timers.tick(delayBefore(attempt));
    await settle();
  }

  assert.equal(connection.streams.length, 1);
  connection.end();
  assert.equal(feed.state.state, 'lost');
  mock.timers.tick(delayBefore(0));
  await settle();
  assert.equal(connection.streams.length, 2);
  assert.equal(delayBefore(1000), 5000);
});

test('A library that cannot be loaded is tried again like a lost connection', async t => {
  let failures = 2;
  const { connection, feed } = await startFeed(t, 0, async made => {
    if (failures-- > 0) {
      throw new Error('Failed to fetch dynamically imported module');
    }

    return made;
  });
  for (let attempt = 0; attempt < 2; attempt++) {
    assert.equal(feed.state.state, 'lost');
    assert.match(feed.state.sentence, /^No connection to the server: Failed to fetch/);
    mock.timers.tick(delayBefore(attempt));
    await settle();
  }

  connection.streams[0].next(packed('start', 10));
  assert.equal(feed.state.state, 'live');
});

test('A refusal shows the sentence alone and is tried again after 2 s', async t => {
  const { connection, feed } = await startFeed(t);
  connection.streams[0].error(new Error("An unexpected error occurred invoking 'Columns' on the server. HubException: FOO is not followed."));
  mock.timers.tick(1);
  assert.deepEqual([feed.state.state, feed.state.sentence], ['refused', 'FOO is not followed.']);
  mock.timers.tick(1999);
  assert.equal(connection.streams.length, 1);
  mock.timers.tick(1);
  assert.equal(connection.streams.length, 2);
  assert.equal(feed.state.state, 'refused');
  connection.streams[1].next(packed('start', 10));
  assert.equal(feed.state.state, 'live');
  connection.streams[1].complete();
  mock.timers.tick(1);
  assert.equal(feed.state.state, 'refused');
  mock.timers.tick(2000);
  assert.deepEqual(connection.streams[2].call, ['Columns', 'BTCUSDT', 10]);
});

test('What cannot be read begins the stream anew', async t => {
  const { connection, feed } = await startFeed(t);
  connection.streams[0].next(packed('start', 10));
  connection.streams[0].next(Uint8Array.of(9, 9));
  mock.timers.tick(1);
  assert.equal(feed.state.state, 'refused');
  assert.equal(connection.streams[0].isDisposed, true);
  mock.timers.tick(2000);
  assert.deepEqual(connection.streams[1].call, ['Columns', 'BTCUSDT', null]);
});

test('A hidden tab has no streams; seen again it goes on', async t => {
  const { connection, feed } = await startFeed(t);
  const documents = [];
  feed.candles('BTCUSDT', '1m', (document, isFirst) => documents.push([document, isFirst]));
  connection.streams[0].next(packed('start', 10));
  connection.streams[1].next('a');
  connection.streams[1].next('b');
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual(connection.streams.map(({ isDisposed }) => isDisposed), [true, true]);
  mock.timers.tick(60_000);
  assert.equal(feed.state.state, 'live');
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual(connection.streams.slice(2).map(({ call }) => call), [['Columns', 'BTCUSDT', 10], ['Candles', 'BTCUSDT', '1m']]);
  connection.streams[3].next('c');
  assert.deepEqual(documents, [['a', true], ['b', false], ['c', true]]);
});

test('The delay is the age of the newest column by the clock that the quickest message brought', async t => {
  const { connection, feed } = await startFeed(t);
  assert.equal(feed.delayMs, null);
  mock.timers.tick(5300);
  // The server's clock is 4 s behind this one, and the first message took 300 ms.
  connection.streams[0].next(packedAt(1000, 'start', 8, 9));
  assert.equal(feed.delayMs, 0);
  mock.timers.tick(100);
  connection.streams[0].next(packedAt(1400, 'update', 10, 11, 12, 13));
  assert.deepEqual([feed.delayMs, feed.sentAtMs], [0, 1400]);
  mock.timers.tick(1700);
  connection.streams[0].next(packedAt(1500, 'update', 14));
  assert.equal(feed.delayMs, 1600);
  mock.timers.tick(500);
  assert.equal(feed.delayMs, 2100);
  feed.setSymbol('ETHUSDT', new DepthHistory());
  assert.equal(feed.delayMs, null);
});

test('Another symbol ends the stream before, whatever that still says', async t => {
  const { connection, feed, history } = await startFeed(t);
  const other = new DepthHistory();
  feed.setSymbol('ETHUSDT', other);
  assert.equal(connection.streams[0].isDisposed, true);
  assert.deepEqual(connection.streams[1].call, ['Columns', 'ETHUSDT', null]);
  connection.streams[0].next(packed('start', 10));
  connection.streams[0].error(new Error('gone'));
  assert.equal(history.length, 0);
  assert.equal(feed.state.state, 'connecting');
});
