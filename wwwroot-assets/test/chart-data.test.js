import assert from 'node:assert/strict';
import test from 'node:test';
import { ChartData, chartNote, cumulativeDelta } from '../js/market/chart-data.js';
import { placeOf } from '../js/market/gap-bands.js';
import { makeCandles } from './made-up-market.js';
import { random } from './random.js';

const UNTIL = 1_780_000_000_000;
const none = () => false;
const milli = text => Math.round(Number(text) * 1000);

test('Cumulative delta equals the naive sum', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { candles } = makeCandles(seed, 60, UNTIL, 200);
    const delta = cumulativeDelta(candles.map(({ openAt }) => openAt / 1000), candles, none);
    let naive = 0n;
    candles.forEach(({ volume, buyVolume }, at) => {
      naive += BigInt(2 * milli(buyVolume) - milli(volume));
      assert.equal(milli(delta[at].value), Number(naive), `seed ${seed}, candle ${at}`);
    });
  }
});

test('Behind a gap the delta begins anew, and a slot with a gap in it has none', () => {
  const candle = (volume, buyVolume) => ({ volume, buyVolume });
  const candles = [candle('2', '2'), candle('1', '1'), candle('5', '0'), candle('1', '1')];
  const delta = cumulativeDelta([0, 60, 120, 180], candles, time => time === 120);
  assert.deepEqual(delta, [{ time: 0, value: 2 }, { time: 60, value: 3 }, { time: 120 }, { time: 180, value: 1 }]);
});

test('Missing slots are empty ones in every series, and lines end before them', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { chance } = random(seed);
    const missing = new Set(Array.from({ length: 80 }, (_, at) => at).filter(at => at > 0 && at < 79 && chance(0.1)));
    const data = new ChartData(15);
    const document = makeCandles(seed, 15, UNTIL, 80, at => missing.has(at));
    document.gaps = [...missing].map(at => {
      const { openAt } = document.scores[at];
      return { fromMs: openAt + 2000, toMs: openAt + 9000, what: 'trades' };
    });
    data.accept({ ...document, scores: document.scores.filter((_, at) => !missing.has(at)) }, true);
    const series = data.series();
    assert.equal(series.slots.length, 80);
    for (const name of ['candles', 'volume', 'delta', 'score']) {
      assert.deepEqual(series[name].map(({ time }) => time), series.slots);
      series[name].forEach((point, at) => assert.equal('value' in point || 'open' in point, !missing.has(at), `${name} ${at}, seed ${seed}`));
    }

    for (const line of [series.delta, series.score]) {
      line.forEach((point, at) => assert.equal(point.isLast ?? false, 'value' in point && at < 79 && missing.has(at + 1), `seed ${seed}`));
    }
  }
});

test('No line leads to the score of a slot in which the book failed, and the delta goes on', () => {
  const data = new ChartData(60);
  const { candles, scores } = makeCandles(2, 60, UNTIL, 4);
  const broken = { ...scores[2], isBroken: true };
  data.accept({ candles, scores: [scores[0], scores[1], broken, scores[3]], gaps: [{ fromMs: broken.openAt + 1, toMs: broken.openAt + 2, what: 'book' }] }, true);
  const { score, delta } = data.series();
  assert.deepEqual(score.map(({ isLast = false }) => isLast), [false, true, false, false]);
  assert.equal(score[2].value, broken.value);
  assert.ok(delta.every(point => 'value' in point && !point.isLast));
  assert.deepEqual(data.gapsIn(broken.openAt / 1000).map(({ what }) => what), ['book']);
  assert.deepEqual(data.gapsIn(broken.openAt / 1000 + 60), []);
});

test('A gap that ends replaces itself; what is older than a thousand candles is forgotten', () => {
  const data = new ChartData(60);
  const { candles, scores } = makeCandles(6, 60, UNTIL, 1500);
  const gap = { fromMs: candles[10].openAt, toMs: null, what: 'book' };
  data.accept({ candles: candles.slice(0, 20), scores: scores.slice(0, 20), gaps: [gap] }, true);
  data.accept({ candles: [], scores: [], gaps: [{ ...gap, toMs: gap.fromMs + 5 }] }, false);
  assert.deepEqual(data.gaps, [{ ...gap, toMs: gap.fromMs + 5 }]);
  candles.slice(20).forEach((candle, at) => data.accept({ candles: [candle], scores: [scores[20 + at]], gaps: [] }, false));
  assert.equal(data.series().slots.length, 1000);
  assert.deepEqual(data.gaps, []);
});

test('A gap that lasts has lasted until the newest that was heard of', () => {
  const data = new ChartData(60);
  assert.equal(data.newestMs, 0);
  const { candles, scores } = makeCandles(2, 60, UNTIL, 4);
  data.accept({ candles, scores: scores.slice(0, 2), gaps: [] }, true);
  assert.equal(data.newestMs, candles[3].openAt);
  data.accept({ candles: [], scores: [], gaps: [{ fromMs: candles[3].openAt + 7, toMs: null, what: 'book' }] }, false);
  assert.equal(data.newestMs, candles[3].openAt + 7);
});

test('A slot without trades is no gap: the delta stays as it was', () => {
  const data = new ChartData(60);
  const { candles } = makeCandles(3, 60, UNTIL, 3);
  data.accept({ candles: [candles[0], candles[2]], scores: [], gaps: [] }, true);
  const { delta } = data.series();
  assert.equal(delta[1].value, delta[0].value);
  assert.equal('isLast' in delta[0], false);
});

test('Updates replace what they bring again, a first document everything', () => {
  const data = new ChartData(60);
  const { candles, scores, gaps } = makeCandles(4, 60, UNTIL, 10);
  data.accept({ candles: candles.slice(0, 8), scores: scores.slice(0, 8), gaps }, true);
  const changed = { ...candles[7], close: '1.0' };
  data.accept({ candles: [changed, candles[8]], scores: [{ ...scores[8], value: 77 }], gaps }, false);
  const series = data.series();
  assert.equal(series.slots.length, 9);
  assert.equal(series.candles[7].close, 1);
  assert.equal(series.score[8].value, 77);
  data.accept({ candles: [candles[9]], scores: [], gaps }, true);
  assert.equal(data.series().slots.length, 1);
});

test('A hole of days is not filled', () => {
  const data = new ChartData(15);
  const { candles } = makeCandles(5, 15, UNTIL, 2);
  data.accept({ candles: [{ ...candles[0], openAt: candles[0].openAt - 86_400_000 }, candles[1]], scores: [], gaps: [] }, true);
  assert.equal(data.series().slots.length, 2);
});

test('A time has its place among the slots; within a hole it stands at the hole', () => {
  const slots = [60, 120, 180, 600];
  assert.equal(placeOf(60_000, slots, 60), 0);
  assert.equal(placeOf(150_000, slots, 60), 1.5);
  assert.equal(placeOf(300_000, slots, 60), 3);
  assert.equal(placeOf(630_000, slots, 60), 3.5);
  assert.equal(placeOf(0, slots, 60), -1);
});

test('A chart says that it was refused, that it waits, that there is nothing, or that it is not how it is now', () => {
  const doubt = { kind: 'feed', text: 'Book is stale', ageMs: 2500 };
  const said = (state, isEmpty, told = null) => chartNote({ state, sentence: 'No such symbol.', isEmpty, doubt: told });
  assert.deepEqual(said('refused', false, doubt), { text: 'No such symbol.', kind: 'feed' });
  assert.deepEqual(said('connecting', true, doubt), { text: 'Waiting for candles', kind: 'none' });
  assert.deepEqual(said('live', true), { text: 'No candles yet', kind: 'none' });
  assert.deepEqual(said('live', false, doubt), { text: 'Book is stale · 2.5 s', kind: 'feed' });
  assert.deepEqual(said('connecting', false), { text: '', kind: 'none' });
});
