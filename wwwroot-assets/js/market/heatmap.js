// The order-book heatmap of a pane: resting size over time and price, drawn when something changed and only then.
import { cellOf, DepthGrid } from './depth-grid.js';
import { element, setData, showNote } from './elements.js';
import { parseAmount } from './figures.js';
import { TIME_AXIS_PX } from './heat-axes.js';
import { createLayers } from './heat-canvas.js';
import { createCross } from './heat-cross.js';
import { listenToGestures } from './heat-gestures.js';
import { keptOf, withOptions } from './heat-options.js';
import { HeatPicture } from './heat-picture.js';
import { heatText, stateText } from './heat-text.js';
import { HeatView } from './heat-view.js';
import { createControls } from './heatmap-controls.js';
import { figureWidth } from './text-width.js';
import * as View from './view.js';

/**
 * Draws a history into a pane. Options: palette (thermal, twoHue), scale (linear, log, quantile), low and high (quantities, null:
 * automatic), showDots, showWalls, zone (IANA), colours { up, down, text, muted, line, ground, amber, wall } as CSS colours,
 * onChange(options the user changed, complete), onReplay(ms that the pointer is at), readDoubt() (as of BookWatch), readDelay() (how long ago the newest column ended, in ms, null where that is not known).
 * Returns { stop, setOptions, setWalls, centre, key }.
 */
export function startHeatmap(pane, history, options = {}) {
  let settings = null, steps = history.steps;
  let text = null;
  let walls = [], givenWalls = [];
  let source = history, grid = new DepthGrid(history);
  let cell = null;
  let priceTicks = 0;
  let hover = null, drawnMs = null, frame = 0;
  const looked = new HeatView();
  const end = new AbortController();

  const controls = createControls({
    change: changed => change(changed),
    cut: (cut, lots) => change({ [cut]: lots === null ? null : Number((lots * (history.steps?.quantity ?? 1)).toPrecision(3)) }),
    typed: takeTyped,
    zoom: factor => zoomTime(factor, null),
    reset, live, pause,
    followTime: isOn => follow({ time: isOn }),
    followPrice: isOn => follow({ price: isOn }),
  });
  const plot = element('div', { className: 'heat-plot' });
  const note = element('p', { className: 'mk-note heat-state', hidden: true });
  pane.classList.add('heat');
  pane.append(controls.bar, plot);
  const layers = createLayers(plot);
  const picture = new HeatPicture(layers, showScale);
  const cross = createCross(plot, layers);
  plot.append(note, controls.live);

  function take(given) {
    settings = withOptions(settings, given);
    text = history.steps && heatText(history.steps, settings.zone);
    picture.take(settings, text);
    request();
  }

  function change(changed) {
    take(changed);
    settings.onChange?.(keptOf(settings));
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

  function look(change) {
    change();
    request();
  }

  const follow = wanted => look(() => looked.follow(wanted));
  const zoomTime = (factor, x) => look(() => looked.zoomTime(factor, x, isPaused()));
  const centre = (timeMs, price) => look(() => looked.centre(timeMs, price));

  function live() {
    pause(false);
    follow({ time: true, price: true });
  }

  function reset() {
    looked.forget();
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

  function toggleFollow() {
    if (looked.follows.time && looked.follows.price) {
      follow({ time: false, price: false });
    } else {
      live();
    }
  }

  function key(event) {
    const deed = { p: () => pause(!isPaused()), z: reset, f: toggleFollow, r: hover && looked.current && replay }[event.key];
    if (!deed || event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }

    deed();
    return true;
  }

  const replay = () => settings.onReplay?.(View.timeAt(looked.current, hover.x));

  // As wide as the last known price: a book that is gone must not move the axis.
  function gutterPx() {
    priceTicks = history.newest?.bids[0] ?? priceTicks;
    return Math.ceil(figureWidth(layers.context, text.price(priceTicks))) + 18;
  }

  function draw() {
    frame = 0;
    layers.fit();
    if (text && source.length > 0 && layers.width > 0) {
      drawScene();
    } else {
      picture.clear();
    }

    tell();
  }

  function drawScene() {
    looked.place(Math.max(40, layers.width - gutterPx()), Math.max(40, layers.height - TIME_AXIS_PX), source, grid);
    const view = looked.current, nowMs = source.newest.endMs;
    drawnMs = nowMs;
    cell = View.cellSize(view);
    const buckets = grid.buckets(View.leftMs(view), view.rightMs, cell.bucketMs, cell.rowTicks);
    picture.draw({ view, cell, buckets, walls, nowMs, last: source.trades.at(-1), quantityStep: history.steps.quantity });
    drawCross();
  }

  function showScale(scale) {
    const { quantity } = history.steps;
    controls.showScale({
      low: scale.low, high: scale.high, ...scale.range, colourOf: (lots, isAsk) => scale.colourOf(lots, isAsk), textOf: text.size,
      isTyped: { low: settings.low !== null, high: settings.high !== null }, fieldOf: lots => String(Number((lots * quantity).toPrecision(4))),
    });
  }

  function drawCross() {
    const view = looked.current;
    if (hover && view && hover.x >= 0 && hover.x <= view.width && hover.y >= 0 && hover.y <= view.height) {
      cross.show(hover, { view, cell, grid, text, colours: picture.colours, labelled: source.trades.at(-1)?.price ?? null });
    } else {
      cross.hide();
    }
  }

  function tell() {
    const { time, price } = looked.follows, view = looked.current;
    controls.show(settings, { followTime: time, followPrice: price, isPaused: isPaused() });
    tellState();
    setData(pane, 'followTime', time);
    setData(pane, 'followPrice', price);
    setData(pane, 'paused', isPaused());
    if (view) {
      setData(pane, 'fromMs', Math.round(View.leftMs(view)));
      setData(pane, 'toMs', Math.round(view.rightMs));
      setData(pane, 'top', view.top.toFixed(2));
      setData(pane, 'bottom', View.bottom(view).toFixed(2));
    }
  }

  function tellState() {
    const behindMs = isPaused() && source.length > 0 ? (history.newest ?? source.newest).endMs - source.newest.endMs : null;
    const isEmpty = source.length === 0, doubt = settings.readDoubt?.() ?? null;
    showNote(note, stateText({ isEmpty, behindMs, doubt }), isEmpty ? 'none' : undefined);
    setData(plot, 'stale', doubt && behindMs === null ? '' : null);
  }

  // The same columns come again, and newer ones: what somebody looks at stays. In other steps its places would mean something else.
  function onStart() {
    if (steps && (steps.price !== history.steps.price || steps.quantity !== history.steps.quantity)) {
      source = history;
      looked.forget();
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
    if (isPaused()) {
      tellState();
    } else {
      request();
    }
  }

  function area(x, y) {
    const view = looked.current;
    return view && x > view.width ? 'price' : view && y > view.height ? 'time' : 'plot';
  }

  const stopGestures = listenToGestures(layers.picture, {
    zoomTime,
    zoomPrice: (factor, y) => look(() => looked.zoomPrice(factor, y)),
    pan: (dx, dy) => look(() => looked.pan(dx, dy)),
    hover: (x, y) => showCross({ x, y }),
    leave: () => showCross(null),
    refitPrice: () => look(() => looked.refitPrice(grid)),
    live,
  }, area);

  function showCross(at) {
    hover = at;
    if (!frame && text && looked.current) {
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
    const view = looked.current;
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
