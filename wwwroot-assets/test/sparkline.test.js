import assert from 'node:assert/strict';
import test from 'node:test';
import { extentOf, sparkPath, sparkRuns } from '../js/market/sparkline.js';
import { random } from './random.js';

test('A gap breaks the line, and nothing is drawn across it', () => {
  assert.equal(sparkPath([0, 1, null, 1, 0], 40, 10), 'M0 10L10 0M30 0L40 10');
  assert.equal(sparkPath([null, 1, NaN, 0], 30, 10), 'M10 0h0M30 10h0');
});

test('Nothing known is nothing drawn; a steady value stands in the middle', () => {
  assert.equal(sparkPath([null, undefined, null], 30, 10), '');
  assert.equal(sparkPath([], 30, 10), '');
  assert.equal(sparkPath([4, 4], 30, 10), 'M0 5L30 5');
});

test('Every known value is one point inside the box, at its place', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { below, chance, next } = random(seed);
    const values = Array.from({ length: 2 + below(80) }, () => (chance(0.2) ? null : (next() - 0.5) * 1e6));
    const points = sparkRuns(values, 100, 16).flat();
    const known = values.flatMap((value, at) => (value === null ? [] : [[value, at]]));
    assert.equal(points.length, known.length);
    const [low, high] = extentOf(values) ?? [0, 1];
    points.forEach(([x, y], at) => {
      assert.ok(Math.abs(x - (known[at][1] / (values.length - 1)) * 100) < 1e-6, `seed ${seed}`);
      assert.ok(Math.abs(y - (16 - ((known[at][0] - low) / (high - low)) * 16)) < 1e-6, `seed ${seed}`);
    });
  }
});
