import assert from 'node:assert/strict';
import test from 'node:test';
import { absentText, freshCount, mergeNewest, TapeRows, tierOf } from '../js/market/tape-rows.js';
import { TapeSound } from '../js/market/tape-sound.js';
import { random } from './random.js';

const valueOf = ({ lots }) => lots;
const trade = (timeMs, lots = 1) => ({ timeMs, price: 10, lots, isSell: false, isRpi: false });

test('A tape without rows says whether it waits, saw none, or shows none so small', () => {
  const said = (count, minimum, isBegun) => absentText({ count, minimum, isBegun });
  assert.deepEqual([said(0, 0, false), said(0, 0, true), said(0, 10, true), said(1, 10, true)], ['Waiting for trades', 'No trades yet', 'No trade of this value yet', '']);
});

test('A tier begins at its bound', () => {
  const tiers = [10, 100, 1000];
  assert.deepEqual([0, 9.9, 10, 99, 100, 5000].map(value => tierOf(value, tiers)), [0, 0, 1, 1, 2, 3]);
  assert.equal(tierOf(5, []), 0);
});

test('The tape is newest first, later arrivals before earlier ones of the same time, and bounded', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { below } = random(seed);
    const tape = new TapeRows(valueOf, { shown: 50, kept: 200 });
    const arrived = [];
    for (let batch = 0; batch < 60; batch++) {
      const trades = Array.from({ length: below(9) }, () => trade(batch * 10 + below(25), 1 + below(100)));
      arrived.push(...trades);
      tape.add(trades);
      const naive = arrived.map((each, place) => [each, place]).sort(([a, i], [b, j]) => b.timeMs - a.timeMs || j - i).map(([each]) => each);
      assert.ok(tape.rows.length <= 50);
      assert.ok(tape.rows.every((each, at) => each === naive[at]), `seed ${seed}, batch ${batch}`);
    }
  }
});

test('Held: rows stay, what fits the filter is counted, and comes on release', () => {
  const tape = new TapeRows(valueOf);
  tape.filter(10);
  tape.add([trade(1, 50)]);
  tape.hold();
  const before = tape.rows;
  tape.add([trade(2, 5), trade(3, 20), trade(4, 30)]);
  assert.equal(tape.rows, before);
  assert.equal(tape.newCount, 2);
  tape.release();
  assert.deepEqual(tape.rows.map(({ lots }) => lots), [30, 20, 50]);
  assert.equal(tape.newCount, 0);
});

test('Held over a start: rows stay, and only newer trades than those that were there are new', () => {
  const tape = new TapeRows(valueOf);
  tape.add([trade(1), trade(2)]);
  tape.hold();
  const before = tape.rows;
  tape.add([trade(3)]);
  tape.restart();
  tape.add([trade(2), trade(3), trade(4)]);
  assert.equal(tape.rows, before);
  assert.equal(tape.newCount, 2);
  tape.release();
  assert.deepEqual(tape.rows.map(({ timeMs }) => timeMs), [4, 3, 2]);
  tape.restart();
  assert.deepEqual(tape.rows, []);
});

test('A filter reaches back over what is kept, not only over what is shown', () => {
  const tape = new TapeRows(valueOf, { shown: 3, kept: 100 });
  tape.add([trade(1, 1000), ...Array.from({ length: 50 }, (_, at) => trade(2 + at, 1))]);
  assert.equal(tape.rows.length, 3);
  tape.filter(500);
  assert.deepEqual(tape.rows.map(({ lots }) => lots), [1000]);
});

test('Fresh trades are counted in front; anything else is all anew', () => {
  const [a, b, c, d] = [4, 3, 2, 1].map(timeMs => trade(timeMs));
  assert.equal(freshCount([c, d], [a, b, c, d]), 2);
  assert.equal(freshCount([c, d], [a, b, c]), 2);
  assert.equal(freshCount([c, d], [c, d]), 0);
  assert.equal(freshCount([b, d], [a, b, c, d]), 4);
  assert.equal(freshCount([], [a]), 1);
  assert.deepEqual(mergeNewest([], [d, a], 1), [a]);
  assert.deepEqual(mergeNewest([b, d], [c, a], 3), [a, b, c]);
});

function createRecorder() {
  const calls = [];
  const node = () => ({ frequency: {}, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: other => other, start: () => calls.push('start'), stop() {} });
  const context = { state: 'running', currentTime: 0, resume: () => calls.push('resume'), close: () => calls.push('close'), createOscillator: node, createGain: node };
  return { calls, createContext: () => { calls.push('create'); return context; } };
}

test('Sound: nothing is made before it is switched on, nothing sounds after it is switched off', () => {
  const { calls, createContext } = createRecorder();
  const sound = new TapeSound({ minimumTier: 2, createContext });
  assert.equal(sound.play(4, false, 0), false);
  assert.deepEqual(calls, []);
  sound.switchOn();
  assert.equal(sound.play(1, false, 100), false);
  assert.equal(sound.play(2, false, 100), true);
  assert.equal(sound.play(3, true, 120), false);
  assert.equal(sound.play(3, true, 200), true);
  sound.switchOff();
  assert.equal(sound.play(4, true, 900), false);
  assert.deepEqual(calls, ['create', 'resume', 'start', 'start', 'close']);
});

test('Trades of a replay that stands still stand in front of the older ones, each once, and leave a held tape alone', () => {
  const tape = new TapeRows(valueOf, { shown: 4, kept: 100 });
  const came = [trade(1), trade(2), trade(3)];
  tape.add(came);
  const newest = [trade(5, 9), trade(4), { ...came[2] }];
  assert.deepEqual(tape.rowsBehind(newest).map(each => each.timeMs), [5, 4, 3, 2]);
  assert.deepEqual(tape.rowsBehind([]), tape.rows);
  tape.filter(5);
  assert.deepEqual(tape.rowsBehind(newest).map(each => each.timeMs), [5]);
  tape.filter(0);
  tape.hold();
  assert.deepEqual(tape.rowsBehind(newest).map(each => each.timeMs), [3, 2, 1]);
});
