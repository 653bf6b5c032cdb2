import assert from 'node:assert/strict';
import test from 'node:test';
import { axisEnds } from '../js/market/axis-ends.js';

const cases = [
  [[], true, 0, 1],
  [[], false, 0, 1],
  [[3, 7], true, 0, 8],
  [[-9, 2], true, -10, 5],
  [[-3, -7], true, -8, 0],
  [[50, 70], false, 50, 70],
  [[-0.011, 0.034], false, -0.02, 0.04],
  [[5], false, 4, 6],
  [[0, 0], true, 0, 0.5],
];

for (const [values, hasZero, bottom, top] of cases) {
  test(`ends around ${values.join(', ') || 'nothing'}${hasZero ? ' with 0' : ''} are round and hold every value`, () => {
    const ends = axisEnds(values, hasZero);
    assert.ok(Math.abs(ends.bottom - bottom) < 1e-9 && Math.abs(ends.top - top) < 1e-9, `${ends.bottom} to ${ends.top}`);
  });
}
