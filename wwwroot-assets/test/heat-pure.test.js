import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapBands } from '../js/market/heat-marks.js';
import { readout } from '../js/market/heat-readout.js';
import { channels, thermal, twoHue } from '../js/market/palette.js';
import { automaticCuts, CODES, codeOf, intensities, quantile, sizeOf } from '../js/market/size-scale.js';
import { stripOf } from '../js/market/size-slider.js';
import * as View from '../js/market/view.js';
import { random } from './random.js';

function randomCounts(dice) {
  const counts = new Uint32Array(CODES);
  for (let left = 1 + dice.below(3000); left > 0; left--) {
    counts[codeOf(Math.ceil(10 ** (dice.next() * 8)))]++;
  }

  return counts;
}

test('CodeOf_RisingSizes_NeverFallsAndHoldsSizesToOneIn128', () => {
  const dice = random(1);
  for (let at = 0; at < 10_000; at++) {
    const size = dice.next() * 10 ** dice.below(15), larger = size * (1 + dice.next());
    assert.ok(codeOf(size) <= codeOf(larger));
    assert.ok(size === 0 || Math.abs(sizeOf(codeOf(size)) - size) <= size / 127);
  }
});

test('Intensities_EveryScale_NeverFallAndKeepTheCuts', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const counts = randomCounts(random(seed)), cuts = automaticCuts(counts);
    assert.ok(cuts.low < cuts.high, `seed ${seed}`);
    for (const kind of ['linear', 'log', 'quantile']) {
      const table = intensities({ kind, counts, ...cuts });
      assert.ok(table.every((value, code) => code === 0 || value >= table[code - 1]), `seed ${seed}, ${kind}`);
      assert.equal(table[0], 0);
      assert.equal(table[codeOf(cuts.low) - 1], 0);
      assert.ok(table[codeOf(cuts.low)] >= 1);
      assert.equal(table[codeOf(cuts.most)], 255);
      assert.equal(intensities({ kind, counts, ...cuts, most: cuts.high })[codeOf(cuts.high)], 255);
    }
  }
});

test('Intensities_LowCutOfZero_ShowEverySize', () => {
  for (const kind of ['linear', 'log', 'quantile']) {
    assert.ok(intensities({ kind, counts: randomCounts(random(2)), low: 0, high: 1000 })[codeOf(1)] >= 1, kind);
  }
});

test('Quantile_KnownSizes_IsTheSizeAtItsShare', () => {
  const counts = new Uint32Array(CODES);
  [1, 2, 4, 8].forEach(size => (counts[codeOf(size)] = 25));
  assert.deepEqual([0.01, 0.25, 0.5, 0.75, 1].map(share => quantile(counts, share)), [1, 1, 2, 4, 8]);
  assert.equal(quantile(new Uint32Array(CODES), 0.5), 0);
});

// Lightness of CIE L*, from 0 to 100.
function lightness(entry) {
  const [red, green, blue] = channels(entry).map(value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

test('Palettes_FromNothingToMost_GetLighterAllTheWay', () => {
  for (const { bids, asks } of [thermal(), twoHue([81, 205, 160], [236, 125, 128]), twoHue([108, 180, 245], [240, 160, 80])]) {
    for (const table of [bids, asks]) {
      assert.equal(table.length, 256);
      assert.ok(lightness(table[0]) < 5 && lightness(table[255]) > 85);
      table.forEach((entry, at) => assert.ok(at === 0 || lightness(entry) >= lightness(table[at - 1]) - 0.5, `entry ${at}`));
    }
  }
});

test('ZoomTime_AnyPlaceAndFactor_KeepsTheTimeUnderIt', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const dice = random(seed);
    let view = View.createView({ width: 300 + dice.below(2000), height: 200 + dice.below(900), rightMs: 1_795_270_000_000, middle: 842_130 });
    for (let at = 0; at < 20; at++) {
      const x = dice.next() * view.width, y = dice.next() * view.height;
      const ms = View.timeAt(view, x), price = View.priceAt(view, y);
      view = View.zoomPrice(View.zoomTime(view, 10 ** (dice.next() * 2 - 1), x), 10 ** (dice.next() * 2 - 1), y);
      assert.ok(Math.abs(View.timeAt(view, x) - ms) < 0.01 && Math.abs(View.priceAt(view, y) - price) < 1e-6, `seed ${seed}, zoom ${at}`);
      assert.ok(View.spanMs(view) >= 3_999 && View.spanMs(view) <= 18 * 60_000 + 1);
      const { bucketMs, rowTicks } = View.cellSize(view);
      assert.ok(bucketMs / view.msPerPx >= 1 && rowTicks / view.ticksPerPx >= 3.99, `seed ${seed}: a cell is never smaller than a pixel`);
    }
  }
});

test('Transforms_ThereAndBack_GiveThePlace', () => {
  const view = View.createView({ width: 1200, height: 700, rightMs: 1_795_270_000_000, middle: 1000 });
  assert.ok(Math.abs(View.xAt(view, View.timeAt(view, 321)) - 321) < 1e-3);
  assert.ok(Math.abs(View.yAt(view, View.priceAt(view, 321)) - 321) < 1e-9);
});

test('FollowTime_AnyZoom_LeavesTenToFifteenPercentFree', () => {
  const view = View.followTime(View.createView({ width: 1000, height: 500 }), 1_795_270_000_000);
  const free = (view.width - View.xAt(view, 1_795_270_000_000)) / view.width;
  assert.ok(free >= 0.1 && free <= 0.15);
});

test('ZoomPlace_WhileNowIsFollowed_IsTheEdgeWhereverThePointerIs', () => {
  const view = View.createView({ width: 1000, height: 500 });
  const place = (x, followsTime, isPaused) => Object.values(View.zoomPlace(view, x, { followsTime, isPaused }));
  for (const x of [0, 300, 990, null]) {
    assert.deepEqual(place(x, true, false), [1000, false], `${x}`);
  }

  assert.deepEqual([place(300, false, false), place(null, false, false)], [[300, false], [500, false]]);
  assert.deepEqual([place(300, true, true), place(null, true, true)], [[300, true], [1000, false]]);
});

test('ZoomTime_AboutTheEdgeWhileFollowing_LeavesNowAtItsPlace', () => {
  const now = 1_795_270_000_000;
  const view = View.followTime(View.createView({ width: 1000, height: 500 }), now);
  for (const factor of [0.3, 0.9, 2]) {
    assert.ok(Math.abs(View.xAt(View.followTime(View.zoomTime(view, factor, view.width), now), now) - View.xAt(view, now)) < 0.01);
  }
});

const TEXT = { price: String, size: String, change: lots => `±${lots}`, precise: String };

test('Readout_BeyondTheLevelsOfTheBook_IsNotKnownAndNotNothing', () => {
  const bucket = {
    fromMs: 0, toMs: 100, reason: null, rows: Float64Array.of(9, 12), bids: Float64Array.of(5, 0), asks: Float64Array.of(0, 7), trades: [], bestBid: 9, bestAsk: 12, worstBid: 9, worstAsk: 12,
  };
  for (const [price, bid, note] of [[8, undefined, /^Size not known/], [9, '5', undefined], [10, '0', undefined], [12, '0', undefined], [13, undefined, /^Size not known/]]) {
    const said = readout(bucket, null, price, 1, TEXT);
    assert.equal(said.bid, bid, `${price}`);
    assert.equal(said.ask === undefined, bid === undefined);
    assert.match(said.note ?? '', note ?? /^$/);
  }

  assert.equal(readout(bucket, { ...bucket, worstBid: 10 }, 9, 1, TEXT).bid, '5', 'no change from what is not known');
  assert.equal(readout(bucket, bucket, 9, 1, TEXT).bid, '5  ±0');
  assert.equal(readout(null, null, 9, 1, TEXT).note, 'not known');
});

test('FollowPrice_WithinTheDeadBand_LeavesTheView', () => {
  const view = View.createView({ width: 1000, height: 500, spanTicks: 100, middle: 1000 });
  assert.equal(View.followPrice(view, 1020), view);
  assert.equal(View.priceAt(View.followPrice(view, 1030), 250), 1030);
});

test('Resize_AnotherSize_ShowsTheSameRange', () => {
  const view = View.createView({ width: 1000, height: 500, rightMs: 5_000_000, middle: 1000 });
  const small = View.resize(view, 320, 640);
  for (const edge of [View.leftMs, View.bottom]) {
    assert.ok(Math.abs(edge(small) - edge(view)) < 1e-6);
  }
});

test('KeepInSight_DraggedFarAway_StillShowsSomething', () => {
  const view = View.createView({ width: 1000, height: 500, spanMs: 10_000, rightMs: 9e9 });
  assert.equal(View.leftMs(View.keepInSight(view, 0, 60_000)), 58_000);
  assert.equal(View.keepInSight({ ...view, rightMs: -9e9 }, 0, 60_000).rightMs, 2_000);
});

test('PriceAndTimeTicks_AnyZoom_AreRoundAndApart', () => {
  const view = View.createView({ width: 1000, height: 500, spanMs: 60_000, spanTicks: 300, rightMs: 600_000, middle: 1000 });
  assert.deepEqual(View.priceTicks(view, 36), [850, 900, 950, 1000, 1050, 1100, 1150]);
  assert.deepEqual(View.timeTicks(view, 76), { stepMs: 5000, times: Array.from({ length: 13 }, (_, at) => 540_000 + at * 5000) });
});

test('GapBands_NeighbouringGaps_AreOneBandWithTheFirstReason', () => {
  const bucket = (fromMs, reason) => ({ fromMs, toMs: fromMs + 100, reason });
  assert.deepEqual(gapBands([bucket(0, null), bucket(100, 'stale'), bucket(200, 'missing'), bucket(300, null), bucket(400, 'broken')]),
    [{ fromMs: 100, toMs: 300, reason: 'stale' }, { fromMs: 400, toMs: 500, reason: 'broken' }]);
});

test('StripOf_SizesAndShares_AreEachOthersInverse', () => {
  const strip = stripOf(2, 5000);
  assert.deepEqual([strip.shareOf(1), strip.shareOf(2), strip.shareOf(9999)], [0, 0, 1]);
  assert.ok(Math.abs(strip.sizeOf(strip.shareOf(321)) - 321) < 1e-9);
});
