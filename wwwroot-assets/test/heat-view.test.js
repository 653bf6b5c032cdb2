import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DepthGrid } from '../js/market/depth-grid.js';
import { DepthHistory } from '../js/market/depth-history.js';
import { priceFigures } from '../js/market/heat-axes.js';
import { stateText } from '../js/market/heat-text.js';
import { HeatView } from '../js/market/heat-view.js';
import * as View from '../js/market/view.js';
import { random } from './random.js';

const START_MS = 1_795_270_000_000;

function column(at, mid = 1000) {
  const side = away => Float64Array.from({ length: 40 }, (_, i) => (i % 2 ? 5 : mid + away * (1 + i / 2)));
  return { index: START_MS / 100 + at, periodMs: 100, isKey: true, isLive: true, isBroken: false, status: 'live', score: null, cells: new Float64Array(0), bids: side(-1), asks: side(1) };
}

// A market whose columns come one by one, looked at in a plot of 1000 by 500 pixels.
function lookedAt(columns) {
  const history = new DepthHistory();
  const grid = new DepthGrid(history);
  const looked = new HeatView();
  let at = 0;
  const more = (count, mid) => {
    const next = Array.from({ length: count }, () => column(at++, mid));
    history.accept({ kind: at === count ? 'start' : 'update', sentAtMs: 0, priceStep: '0.1', quantityStep: '1', columns: next, trades: [] });
    looked.place(1000, 500, history, grid);
    return looked.current;
  };
  more(columns);
  return { looked, more, grid, history };
}

const spanS = view => Math.round(View.spanMs(view) / 1000);

test('Place_YoungHistory_FillsThePictureAsItGrows', () => {
  const { looked, more } = lookedAt(10);
  assert.equal(spanS(looked.current), 30);
  for (const [columns, seconds] of [[340, 40], [350, 80]]) {
    const view = more(columns);
    assert.equal(spanS(view), seconds);
    assert.ok(Math.abs(View.leftMs(view) - START_MS) < 500, 'the past begins at the left edge');
  }

  assert.equal(spanS(more(3000)), 120);
});

test('Place_AfterAZoomOfTime_KeepsTheZoomUntilForgotten', () => {
  const { looked, more } = lookedAt(400);
  looked.zoomTime(0.5, null, false);
  const zoomed = View.spanMs(looked.current);
  const later = more(200);
  assert.equal(View.spanMs(later), zoomed);
  assert.deepEqual(looked.follows, { time: true, price: true });
  assert.ok(Math.abs(View.xAt(later, START_MS + 60_000) - 880) < 0.01, 'now keeps its place');
  looked.forget();
  assert.equal(spanS(more(1)), 68);
});

test('Place_AfterAPan_StandsUntilTimeIsFollowedAgain', () => {
  const { looked, more } = lookedAt(400);
  looked.pan(100, 0);
  const { rightMs } = looked.current;
  assert.deepEqual(looked.follows, { time: false, price: true });
  assert.equal(more(50).rightMs, rightMs);
  looked.follow({ time: true });
  assert.ok(more(1).rightMs > rightMs);
});

test('Place_PriceGone_ComesAfterItOnlyWhileItIsFollowed', () => {
  const { looked, more } = lookedAt(10);
  const middle = view => View.priceAt(view, 250);
  assert.equal(Math.round(middle(more(1, 1500))), 1500);
  looked.pan(0, 100);
  const stays = middle(looked.current);
  assert.equal(middle(more(1, 3000)), stays);
  looked.follow({ price: true });
  assert.equal(Math.round(middle(more(1, 3000))), 3000);
});

test('Centre_TimeAndPrice_AreInTheMiddleAndNothingIsFollowed', () => {
  const { looked } = lookedAt(400);
  looked.centre(START_MS + 7_000, 1010);
  assert.equal(Math.round(View.timeAt(looked.current, 500)), START_MS + 7_000);
  assert.ok(Math.abs(View.priceAt(looked.current, 250) - 1010) < 1e-6);
  assert.deepEqual(looked.follows, { time: false, price: false });
});

test('ZoomAndPan_BeforeAnythingIsDrawn_ChangeNothing', () => {
  const looked = new HeatView();
  looked.zoomTime(2, 10, false);
  looked.zoomPrice(2, null);
  looked.pan(5, 5);
  looked.centre(START_MS, 5);
  assert.equal(looked.current, null);
  assert.deepEqual(looked.follows, { time: true, price: true });
});

test('PriceFigures_BesideTheLastPricesLabel_AreNeverCoveredByIt', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const view = View.createView({ width: 300, height: 150 + dice.below(700), spanTicks: 20 + dice.below(5000), middle: 10_000 });
    const labelled = View.priceAt(view, dice.next() * view.height);
    const middle = Math.min(view.height - 8.5, Math.max(8.5, View.yAt(view, labelled) + 0.5));
    const figures = priceFigures(view, labelled), all = priceFigures(view, null);
    assert.ok(figures.every(({ y }) => Math.abs(y - middle) >= 15), `seed ${seed}`);
    assert.ok(all.length - figures.length <= 1, `seed ${seed}: a label covers one figure at most`);
    assert.ok(all.every(({ y }) => y > 7 && y < view.height - 7));
  }
});

test('PriceFigures_LabelOutOfSight_AreAllThere', () => {
  const view = View.createView({ width: 300, height: 400, spanTicks: 100, middle: 1000 });
  assert.deepEqual(priceFigures(view, 5000), priceFigures(view, null));
});

test('StateText_EmptyPauseDoubtAndNothing_AreToldInThatOrder', () => {
  const doubt = { kind: 'screen', text: 'Screen delayed', ageMs: 9_000 };
  assert.equal(stateText({ isEmpty: true, behindMs: null, doubt }), 'No columns yet');
  assert.equal(stateText({ isEmpty: false, behindMs: 3_400, doubt }), 'Draw paused, 3 s behind');
  assert.equal(stateText({ isEmpty: false, behindMs: null, doubt }), 'Screen delayed · 9.0 s');
  assert.equal(stateText({ isEmpty: false, behindMs: null, doubt: null }), '');
});
