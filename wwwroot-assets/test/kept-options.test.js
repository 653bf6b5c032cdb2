import assert from 'node:assert/strict';
import test from 'node:test';
import { KeptOptions } from '../js/kept-options.js';

/** What a browser would keep under one name. */
const memory = value => ({ value, get() { return this.value ?? null; }, set(options) { this.value = options; }, remove() { this.value = null; } });

const timed = t => t.mock.timers.enable({ apis: ['setTimeout'] });

test('Put_SeveralInAShortTime_AreToldOnceAsTheLast', t => {
  timed(t);
  const told = [];
  const kept = new KeptOptions(async options => told.push(options), memory());
  kept.put({ low: 1 });
  t.mock.timers.tick(300);
  kept.put({ low: 2 });
  t.mock.timers.tick(399);
  assert.deepEqual(told, []);
  t.mock.timers.tick(1);
  assert.deepEqual(told, [{ low: 2 }]);
});

test('Send_BeforeTheChoiceRests_TellsItAtOnceAndOnce', t => {
  timed(t);
  const told = [];
  const kept = new KeptOptions(async options => told.push(options), memory());
  kept.put({ palette: 'twoHue' });
  kept.send();
  assert.deepEqual(told, [{ palette: 'twoHue' }]);
  t.mock.timers.tick(1000);
  kept.send();
  assert.equal(told.length, 1);
});

test('Send_WithoutAConnection_IsToldLaterUnlessSomethingNewerIs', async t => {
  timed(t);
  const told = [];
  let isAway = true;
  const kept = new KeptOptions(async options => {
    if (isAway) {
      throw new Error('away');
    }

    told.push(options);
  }, memory());
  kept.put({ low: 1 });
  await kept.send();
  isAway = false;
  await kept.send();
  assert.deepEqual(told, [{ low: 1 }]);

  isAway = true;
  kept.put({ low: 2 });
  const failing = kept.send();
  kept.put({ low: 3 });
  await failing;
  isAway = false;
  await kept.send();
  assert.deepEqual(told, [{ low: 1 }, { low: 3 }]);
});

test('Put_NotHeardBeforeThePageWasGone_IsToldByTheNextOne', async t => {
  timed(t);
  const told = [], untold = memory();
  new KeptOptions(() => new Promise(() => {}), untold).put({ palette: 'twoHue' });
  t.mock.timers.tick(400);
  assert.deepEqual(untold.value, { palette: 'twoHue' });

  const next = new KeptOptions(async options => told.push(options), untold);
  assert.deepEqual(next.takeUntold(), { palette: 'twoHue' });
  await next.send();
  assert.deepEqual(told, [{ palette: 'twoHue' }]);
  assert.equal(new KeptOptions(async () => {}, untold).takeUntold(), null);
});

test('Send_ChosenAgainMeanwhile_TheLaterChoiceStaysUntold', async t => {
  timed(t);
  const untold = memory();
  let hear;
  const kept = new KeptOptions(() => new Promise(resolve => { hear = resolve; }), untold);
  kept.put({ low: 1 });
  const first = kept.send();
  kept.put({ low: 2 });
  hear();
  await first;
  assert.deepEqual(untold.value, { low: 2 });
});
