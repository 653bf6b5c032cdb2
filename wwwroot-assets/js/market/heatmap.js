// The order-book heatmap of a pane: resting size over time and price, drawn when something changed and only then.
import { cellOf, DepthGrid } from './depth-grid.js';
import { element, setData, setText } from './elements.js';
import { parseAmount, zoneName } from './figures.js';
import { drawAxes, drawGrid, drawPriceLabel, drawTimeLabel, TIME_AXIS_PX } from './heat-axes.js';
import { createLayers } from './heat-canvas.js';
import { listenToGestures } from './heat-gestures.js';
import { HeatImage } from './heat-image.js';
import { dotsOf, drawDots, drawGaps, drawTouch, drawWalls, gapBands, hatch } from './heat-marks.js';
import { createReadout, readout } from './heat-readout.js';
import { HeatScale } from './heat-scale.js';
import { heatText } from './heat-text.js';
import { createControls } from './heatmap-controls.js';
import { isAmount, isSwitch, isZone, knownOptions, oneOf } from './known-options.js';
import { SILENT_MS } from './silence.js';
import * as View from './view.js';

const COLOURS = {
  up: '#51cda0', down: '#ec7d80', text: '#dbe2ea', muted: '#93a0b0', line: '#232c38', ground: '#0d1117', amber: '#e8b04a', wall: '#ffffff',
};
const DEFAULTS = { palette: 'thermal', scale: 'log', low: null, high: null, showDots: true, showWalls: true, zone: 'UTC', colours: {} };
const KEPT = ['palette', 'scale', 'low', 'high', 'showDots', 'showWalls'];
const isCut = value => value === null || isAmount(value);
const RULES = {
  palette: oneOf(['thermal', 'twoHue']), scale: oneOf(['linear', 'log', 'quantile']), low: isCut, high: isCut, showDots: isSwitch, showWalls: isSwitch, zone: isZone,
};

/**
 * Draws a history into a pane. Options: palette (thermal, twoHue), scale (linear, log, quantile), low and high (quantities, null:
 * automatic), showDots, showWalls, zone (IANA), colours { up, down, text, muted, line, ground, amber, wall } as CSS colours,
 * onChange(options the user changed, complete), readDelay() (how long ago the newest column ended, in ms, null where that is not known).
 * Returns { stop, setOptions, setWalls, centre, key }.
 */
export function startHeatmap(pane, history, options = {}) {
  let settings, colours, hues, steps = history.steps;
  let text = null;
  let walls = [], givenWalls = [];
  let source = history, grid = new DepthGrid(history);
  let view = null, cell = null, buckets = [];
  let priceTicks = 0;
  let hover = null, pattern = null, arrivedAt = performance.now(), drawnMs = null, frame = 0, changes = 0;
  const follow = { time: true, price: true };
  const end = new AbortController();
  const image = new HeatImage();
  const scale = new HeatScale();

  const controls = createControls({
    change: changed => change(changed),
    cut: (cut, lots) => change({ [cut]: lots === null ? null : Number((lots * (history.steps?.quantity ?? 1)).toPrecision(3)) }),
    typed: takeTyped,
    zoom: factor => zoomTime(factor, null),
    reset, live, pause,
    followTime: isOn => setFollow({ time: isOn }),
    followPrice: isOn => setFollow({ price: isOn }),
  });
  const plot = element('div', { className: 'heat-plot' });
  const note = element('p', { className: 'mk-note heat-state', hidden: true });
  pane.classList.add('heat');
  pane.append(controls.bar, plot);
  const layers = createLayers(plot);
  const box = createReadout(plot);
  plot.append(note, controls.live);

  function take(given) {
    settings = { ...(settings ?? DEFAULTS), ...knownOptions(given, DEFAULTS, RULES) };
    colours = { ...COLOURS, ...settings.colours };
    hues = { up: channelsOf(colours.up), down: channelsOf(colours.down), unknown: channelsOf(colours.ground) };
    text = history.steps && heatText(history.steps, settings.zone);
    pattern = null;
    changes++;
    request();
  }

  // Any CSS colour as [r, g, b].
  function channelsOf(colour) {
    const context = element('canvas', { width: 1, height: 1 }).getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }

  function change(changed) {
    take(changed);
    settings.onChange?.(Object.fromEntries(KEPT.map(name => [name, settings[name]])));
  }

  function takeTyped(cut, field) {
    const amount = field.value.trim() === '' ? null : parseAmount(field.value);
    const isWrong = amount === null && field.value.trim() !== '';
    field.setCustomValidity(isWrong ? 'A quantity, such as 2.5 or 10k' : '');
    if (!isWrong) {
      change({ [cut]: amount });
    }
  }

  const isPaused = () => source !== history;

  function request() {
    frame ||= requestAnimationFrame(draw);
  }

  function setFollow(wanted) {
    Object.assign(follow, wanted);
    request();
  }

  function move(changed, isPriceMoved, isTimeMoved) {
    if (view) {
      view = changed;
      setFollow({ time: follow.time && !isTimeMoved, price: follow.price && !isPriceMoved });
    }
  }

  function zoomTime(factor, x) {
    if (view) {
      const { at, endsFollow } = View.zoomPlace(view, x, { followsTime: follow.time, isPaused: isPaused() });
      move(View.zoomTime(view, factor, at), false, endsFollow);
    }
  }

  function live() {
    pause(false);
    setFollow({ time: true, price: true });
  }

  function reset() {
    view = null;
    live();
  }

  function pause(isWanted) {
    if (isWanted !== isPaused()) {
      source = isWanted ? history.snapshot() : history;
      grid = new DepthGrid(source);
      walls = givenWalls;
    }

    request();
  }

  function centre(timeMs, priceTicks) {
    if (view) {
      move(View.centrePrice(View.centreTime(view, timeMs), priceTicks), true, true);
    }
  }

  function key(event) {
    const deed = { p: () => pause(!isPaused()), z: reset, f: () => (follow.time && follow.price ? setFollow({ time: false, price: false }) : live()) }[event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }

    deed();
    return true;
  }

  // A first view shows the whole book and where the price went.
  function fitPrice(from) {
    const seen = [...grid.buckets(View.leftMs(from), from.rightMs, 1000, 1)].filter(bucket => bucket.reason === null && bucket.count > 0);
    const book = seen.at(-1);
    if (!book) {
      return from;
    }

    let low = Infinity, high = -Infinity;
    for (const { bestBid, bestAsk } of seen) {
      low = Math.min(low, bestBid || Infinity);
      high = Math.max(high, bestAsk || -Infinity);
    }

    const middle = (book.bestBid + book.bestAsk) / 2;
    const reach = Math.max(quantileOf(book.rows.map(row => Math.abs(row - middle)), 0.9), (high - low) * 0.75);
    return View.fitPrice(from, middle - reach, middle + reach);
  }

  function quantileOf(numbers, share) {
    return numbers.sort()[Math.floor((numbers.length - 1) * share)];
  }

  // As wide as the last known price: a book that is gone must not move the axis.
  function gutterPx() {
    priceTicks = history.newest?.bids[0] ?? priceTicks;
    return Math.ceil(layers.context.measureText(text.price(priceTicks)).width) + 18;
  }

  function place() {
    const width = Math.max(40, layers.width - gutterPx()), height = Math.max(40, layers.height - TIME_AXIS_PX);
    const now = source.newest.endMs;
    if (!view) {
      view = fitPrice(View.followTime(View.createView({ width, height, middle: source.newest.bids[0] ?? 0 }), now));
    } else if (view.width !== width || view.height !== height) {
      view = View.resize(view, width, height);
    }

    view = follow.time ? View.followTime(view, now) : View.keepInSight(view, source.at(0).startMs, now);
    const mid = midOf(source.newest);
    view = follow.price && !Number.isNaN(mid) ? View.followPrice(view, mid) : view;
  }

  const midOf = ({ bids, asks }) => (bids.length > 0 && asks.length > 0 ? (bids[0] + asks[0]) / 2 : NaN);

  function draw() {
    frame = 0;
    layers.fit();
    const { context } = layers;
    if (!text || source.length === 0 || layers.width === 0) {
      context.fillStyle = colours.ground;
      context.fillRect(0, 0, layers.width, layers.height);
      tell();
      return;
    }

    place();
    drawnMs = source.newest.endMs;
    cell = View.cellSize(view);
    buckets = grid.buckets(View.leftMs(view), view.rightMs, cell.bucketMs, cell.rowTicks);
    drawCells(context);
    drawMarks(context);
    const gutter = layers.width - view.width;
    drawAxes(context, view, gutter, { text, colours, zone: zoneName(settings.zone) });
    drawLastPrice(context, gutter);
    drawCross();
    tell();
  }

  function drawCells(context) {
    const look = () => scale.look(image.counts, { ...settings, ...hues }, history.steps.quantity, `${changes} ${cell.rowTicks} ${cell.bucketMs}`, performance.now());
    const paint = () => {
      // Before the first column and behind the last one nothing is known either.
      context.fillStyle = colours.ground;
      context.fillRect(0, 0, view.width, view.height);
      image.draw(context, view, buckets, cell);
    };
    if (!scale.table) {
      // Sizes are known only once they were counted.
      image.ground = 0;
      image.draw(context, view, buckets, cell);
    }

    // Counts of the frame before serve this one, unless the cells have another size now.
    if (look()) {
      image.colour(scale.table, scale.palette, hues.unknown);
      showScale();
    }

    paint();
  }

  function showScale() {
    const { quantity } = history.steps;
    controls.showScale({
      low: scale.low, high: scale.high, ...scale.range, colourOf: (lots, isAsk) => scale.colourOf(lots, isAsk), textOf: text.size,
      isTyped: { low: settings.low !== null, high: settings.high !== null }, fieldOf: lots => String(Number((lots * quantity).toPrecision(4))),
    });
  }

  function drawMarks(context) {
    context.save();
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.clip();
    drawGrid(context, view);
    pattern ??= hatch(context, '#4d4a3a', layers.ratio);
    drawGaps(context, view, gapBands(buckets), pattern, colours);
    if (settings.showWalls) {
      drawWalls(context, view, walls, cell.rowTicks, source.newest.endMs, colours);
    }

    drawTouch(context, view, buckets, colours);
    if (settings.showDots) {
      const dots = dotsOf(view, buckets, cell, source.newest.endMs);
      drawDots(context, dots, dots.reduce((most, dot) => Math.max(most, dot.buys, dot.sells), 1), colours);
    }

    context.restore();
  }

  function drawLastPrice(context, gutter) {
    const last = source.trades.at(-1);
    if (last) {
      drawPriceLabel(context, view, gutter, last.price, text.price(last.price), last.isSell ? colours.down : colours.up);
    }
  }

  function drawCross() {
    const { cross } = layers;
    cross.clearRect(0, 0, layers.width, layers.height);
    if (!hover || !view || hover.x > view.width || hover.y > view.height || hover.x < 0 || hover.y < 0) {
      box.hide();
      return;
    }

    const price = Math.round(View.priceAt(view, hover.y)), ms = View.timeAt(view, hover.x);
    cross.fillStyle = '#ffffff66';
    cross.fillRect(Math.round(hover.x), 0, 1, view.height);
    cross.fillRect(0, Math.round(hover.y), view.width, 1);
    drawPriceLabel(cross, view, layers.width - view.width, View.priceAt(view, hover.y), text.price(price), '#3a4656', colours.text);
    drawTimeLabel(cross, view, hover.x, text.clock(ms), '#3a4656', colours.text);
    const bucket = grid.bucketAt(ms, cell.bucketMs, cell.rowTicks);
    const before = bucket && grid.bucketAt(bucket.fromMs - 1, cell.bucketMs, cell.rowTicks);
    box.show(readout(bucket, before, price, cell.rowTicks, text), hover.x, hover.y, view.width, view.height);
  }

  function tell() {
    controls.show(settings, { followTime: follow.time, followPrice: follow.price, isPaused: isPaused() });
    tellState();
    setData(pane, 'followTime', follow.time);
    setData(pane, 'followPrice', follow.price);
    setData(pane, 'paused', isPaused());
    if (view) {
      setData(pane, 'fromMs', Math.round(View.leftMs(view)));
      setData(pane, 'toMs', Math.round(view.rightMs));
      setData(pane, 'top', view.top.toFixed(2));
      setData(pane, 'bottom', View.bottom(view).toFixed(2));
    }
  }

  function tellState() {
    const silentMs = performance.now() - arrivedAt;
    const behind = isPaused() ? Math.floor(((history.newest ?? source.newest).endMs - source.newest.endMs) / 1000) : 0;
    const said = source.length === 0 ? 'No columns yet'
      : isPaused() ? `Draw paused, ${behind} s behind`
      : silentMs > SILENT_MS ? `No new column for ${Math.floor(silentMs / 1000)} s` : '';
    note.hidden = said === '';
    setText(note, said);
  }

  // The same columns come again, and newer ones: what somebody looks at stays. In other steps its places would mean something else.
  function onStart() {
    if (steps && (steps.price !== history.steps.price || steps.quantity !== history.steps.quantity)) {
      source = history;
      view = null;
    }

    steps = history.steps;
    if (!isPaused()) {
      grid = new DepthGrid(history);
    }

    take({});
  }

  function tick() {
    tellState();
    controls.showDelay(delayMs());
  }

  // A pause is no delay: of a paused picture it is told how late it would be.
  function delayMs() {
    const arrived = settings.readDelay?.() ?? null;
    const undrawn = isPaused() || drawnMs === null || !history.newest ? 0 : Math.max(0, history.newest.endMs - drawnMs);
    return arrived === null ? null : arrived + undrawn;
  }

  function onColumns() {
    arrivedAt = performance.now();
    if (isPaused()) {
      tellState();
    } else {
      request();
    }
  }

  const area = (x, y) => (!view || x <= view.width ? (view && y > view.height ? 'time' : 'plot') : 'price');
  const stopGestures = listenToGestures(layers.picture, {
    zoomTime,
    zoomPrice: (factor, y) => view && move(View.zoomPrice(view, factor, y ?? view.height / 2), false, false),
    pan: (dx, dy) => view && move(View.pan(view, dx, dy), dy !== 0, dx !== 0),
    hover: (x, y) => showCross({ x, y }),
    leave: () => showCross(null),
    refitPrice: () => view && (move(fitPrice(view), false, false), setFollow({ price: true })),
    live,
  }, area);

  function showCross(at) {
    hover = at;
    if (!frame && text && view) {
      drawCross();
    }
  }

  history.addEventListener('start', onStart, { signal: end.signal });
  history.addEventListener('columns', onColumns, { signal: end.signal });
  const size = new ResizeObserver(() => {
    layers.measure();
    request();
  });
  size.observe(plot);
  const idle = setInterval(tick, 1000);
  take(options);
  pane.heatmap = { cellAt };

  /** What is drawn at a time and price, in lots, and where: CSS pixels of the picture. Null before anything is drawn. */
  function cellAt(timeMs, priceTicks) {
    const bucket = view && grid.bucketAt(timeMs, cell.bucketMs, cell.rowTicks);
    if (!bucket) {
      return null;
    }

    const row = Math.floor(priceTicks / cell.rowTicks);
    const { bid, ask } = cellOf(bucket, row);
    const x = View.xAt(view, bucket.fromMs), y = View.yAt(view, (row + 1) * cell.rowTicks - 0.5);
    return {
      bid, ask, x, y, width: View.xAt(view, bucket.toMs) - x, height: cell.rowTicks / view.ticksPerPx, isGap: bucket.reason !== null,
      fromMs: bucket.fromMs, toMs: bucket.toMs, rowTicks: cell.rowTicks,
    };
  }

  return {
    setOptions: take,
    setWalls(given) {
      // A picture that stands keeps the walls that it had.
      givenWalls = given;
      walls = isPaused() ? walls : given;
      request();
    },
    centre, key,
    stop() {
      end.abort();
      stopGestures();
      size.disconnect();
      clearInterval(idle);
      cancelAnimationFrame(frame);
      controls.bar.remove();
      plot.remove();
      pane.classList.remove('heat');
      delete pane.heatmap;
    },
  };
}
