import assert from 'node:assert/strict';
import test from 'node:test';
import { isAmount, isSwitch, isZone, knownOptions, oneOf } from '../js/market/known-options.js';
import { areTiers } from '../js/market/tape-rows.js';

test('What is not known is the default; what has no rule is taken', () => {
  const defaults = { interval: '1m', zone: 'UTC', isOn: false };
  const rules = { interval: oneOf(['1m', '5m']), zone: isZone, isOn: isSwitch };
  assert.deepEqual(knownOptions({ interval: '3m', zone: 'Mars/Olympus_Mons', isOn: 'yes', symbol: 'X' }, defaults, rules), { interval: '1m', zone: 'UTC', isOn: false, symbol: 'X' });
  assert.deepEqual(knownOptions({ interval: '5m', zone: 'Asia/Tokyo', isOn: true }, defaults, rules), { interval: '5m', zone: 'Asia/Tokyo', isOn: true });
  assert.deepEqual(knownOptions({}, defaults, rules), {});
});

test('Zones, amounts and tiers are what they should be', () => {
  assert.deepEqual(['UTC', 'Europe/Berlin', 'Nowhere', '', null, undefined, 5].map(isZone), [true, true, false, false, false, false, false]);
  assert.deepEqual([0, 2.5, -1, NaN, Infinity, '5', null].map(isAmount), [true, true, false, false, false, false, false]);
  assert.deepEqual([[], [1, 2, 3, 4], [1, 2, 3, 4, 5], [2, 1], [0], ['1'], 5, null].map(areTiers), [true, true, false, false, false, false, false, false]);
});
