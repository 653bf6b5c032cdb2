import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goesSideways } from '../js/sideways.js';

const scroller = {};
const cell = {};

test('goesSideways_WheelToTheRightOrWithShift_IsTrue', () => {
  assert.equal(goesSideways({ type: 'wheel', deltaX: 3, deltaY: 0, shiftKey: false }, scroller), true);
  assert.equal(goesSideways({ type: 'wheel', deltaX: 0, deltaY: 3, shiftKey: true }, scroller), true);
});

test('goesSideways_WheelDownUpOrToTheLeft_IsFalse', () => {
  assert.equal(goesSideways({ type: 'wheel', deltaX: 0, deltaY: 3, shiftKey: false }, scroller), false);
  assert.equal(goesSideways({ type: 'wheel', deltaX: 0, deltaY: -3, shiftKey: true }, scroller), false);
  assert.equal(goesSideways({ type: 'wheel', deltaX: -3, deltaY: 0, shiftKey: false }, scroller), false);
});

test('goesSideways_FingerOrScrollBarPressed_IsTrueAndARowIsNot', () => {
  assert.equal(goesSideways({ type: 'pointerdown', pointerType: 'touch', target: cell }, scroller), true);
  assert.equal(goesSideways({ type: 'pointerdown', pointerType: 'mouse', target: scroller }, scroller), true);
  assert.equal(goesSideways({ type: 'pointerdown', pointerType: 'mouse', target: cell }, scroller), false);
});

test('goesSideways_Keys_OnlyTheArrowToTheRight', () => {
  assert.equal(goesSideways({ type: 'keydown', key: 'ArrowRight' }, scroller), true);
  assert.equal(goesSideways({ type: 'keydown', key: 'ArrowDown' }, scroller), false);
});
