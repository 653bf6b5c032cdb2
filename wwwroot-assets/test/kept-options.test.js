import assert from 'node:assert/strict';
import test from 'node:test';
import { KeptOptions } from '../js/kept-options.js';

const timed = t => t.mock.timers.enable({ apis: ['setTimeout'] });

test('Put_SeveralInAShortTime_AreToldOnceAsTheLast', t => {
  timed(t);
  const told = [];
  const kept = new KeptOptions(async options => told.push(options));
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
  const kept = new KeptOptions(async options => told.push(options));
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
  });
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
