import { coloursOf, LONG_ABOVE, SHORT_BELOW } from './chart-colours.js';
import { ChartData, chartNote, INTERVALS, secondsOf } from './chart-data.js';
import { createChartView } from './chart-view.js';
import { choice, element, press, setData, setText, showNote } from './elements.js';
import { clockOf, formatAmount, writePrice, zoneName } from './figures.js';
import { isZone, knownOptions, oneOf } from './known-options.js';

// Ages go on while nothing comes.
const IDLE_MS = 1000;
const GAPS = { book: 'book was not live', trades: 'trades may be missing' };

const DEFAULTS = { interval: '1m', zone: 'UTC', priceDecimals: 2 };
const RULES = { interval: oneOf(INTERVALS.map(([name]) => name)), zone: isZone };

/**
 * Candles of a symbol from the hub. Options: symbol, interval (`15s`, `1m`, `5m`, `15m`), zone, priceDecimals, readDoubt() (as of BookWatch),
 * onChange({ interval }). `setOptions` with another symbol shows that one.
 */
export function startChart(pane, feed, options = {}) {
  let settings = { ...DEFAULTS, ...knownOptions(options, DEFAULTS, RULES) };
  const intervals = choice('Interval', INTERVALS, settings.interval, interval => {
    settings.onChange?.({ interval });
    setOptions({ interval });
  });
  const zone = element('span', { className: 'chart-zone' });
  const note = element('p', { className: 'mk-note', role: 'status' });
  const box = element('div', { className: 'chart-box' });
  // One for each pane: what it shows, and the figures under the pointer or the newest.
  const labels = [0, 1, 2].map(() => element('p', { className: 'chart-label' }));
  const body = element('div', { className: 'chart-body' }, box, ...labels, note);
  pane.replaceChildren(element('div', { className: 'chart' }, element('div', { className: 'mk-bar' }, intervals, element('span', { className: 'mk-space' }), zone), body));
  let data = new ChartData(secondsOf(settings.interval));
  let series = data.series();
  let stream = null;
  let hovered = null;
  let isPlaced = false;
  let told = { state: 'connecting', sentence: null };
  let colours = coloursOf(pane);
  const view = createChartView(box, {
    readGaps: () => ({ slots: series.slots, seconds: data.seconds, gaps: data.gaps, nowMs: Math.max(feed.sentAtMs ?? 0, data.newestMs), colour: colours.amber }),
    onHover(place) {
      hovered = place;
      writeLabels();
    },
  });
  const size = new ResizeObserver(() => requestAnimationFrame(placeLabels));

  function subscribe() {
    stream?.stop();
    data = new ChartData(secondsOf(settings.interval));
    isPlaced = false;
    show();
    tell('connecting', null);
    if (settings.symbol) {
      stream = feed.candles(settings.symbol, settings.interval, take, tell);
    }
  }

  function tell(state, sentence) {
    told = { state, sentence };
    writeNote();
  }

  function writeNote() {
    const { text, kind } = chartNote({ ...told, isEmpty: series.slots.length === 0, doubt: settings.readDoubt?.() ?? null });
    showNote(note, text, kind);
    setData(box, 'stale', kind === 'feed' ? '' : null);
  }

  function take(document, isFirst) {
    data.accept(document, isFirst);
    show();
    // Later first documents come after a lost connection: whoever looks at the past goes on doing so.
    if (!isPlaced && series.slots.length > 0) {
      isPlaced = true;
      view.showNewest(series.slots.length);
    }
  }

  function show() {
    series = data.series();
    // Before anything is written: afterwards the page would have to be laid out for it.
    placeLabels();
    view.show(series);
    writeLabels();
  }

  function writeLabels() {
    const at = hovered === null ? series.slots.length - 1 : hovered;
    if (series.slots[at] === undefined) {
      labels.forEach(label => label.replaceChildren());
      return;
    }

    const gaps = [...new Set(data.gapsIn(series.slots[at]).map(({ what }) => GAPS[what] ?? what))];
    labels[0].replaceChildren(...named([[clockOf(settings.zone, false)(series.slots[at] * 1000), ''], ...tradesOf(at)]), ...gaps.map(text => element('em', { text: `gap: ${text}` })));
    labels[1].replaceChildren(...named([['Cumulative delta', figureOf(series.delta[at], formatAmount)]]));
    labels[2].replaceChildren(...named([['Score, classic', figureOf(series.score[at], value => value.toFixed(0))], [`▲ long above ${LONG_ABOVE}, ▼ short below ${SHORT_BELOW}`, '']]));
  }

  function tradesOf(at) {
    const candle = series.candles[at];
    const price = value => writePrice(value, settings.priceDecimals);
    return 'open' in candle
      ? [['O', price(candle.open)], ['H', price(candle.high)], ['L', price(candle.low)], ['C', price(candle.close)], ['Vol', formatAmount(series.volume[at].value)]]
      : [['no trades', '']];
  }

  function key(event) {
    const second = event.key === 'r' && hovered !== null ? series.slots[hovered] : undefined;
    if (second === undefined) {
      return false;
    }

    settings.onReplay?.(second * 1000);
    return true;
  }

  function placeLabels() {
    view.paneTops().forEach((top, at) => (labels[at].style.top = `${top + 4}px`));
  }

  function paint() {
    colours = coloursOf(pane);
    view.paint(colours, settings.zone);
    view.precision(settings.priceDecimals);
    setText(zone, zoneName(settings.zone));
    zone.title = settings.zone;
    press(intervals, settings.interval);
  }

  function setOptions(changed) {
    const before = settings;
    settings = { ...settings, ...knownOptions(changed, DEFAULTS, RULES) };
    paint();
    if (before.symbol !== settings.symbol || before.interval !== settings.interval) {
      subscribe();
    } else {
      show();
    }
  }

  paint();
  subscribe();
  size.observe(box);
  const idle = setInterval(writeNote, IDLE_MS);
  return {
    stop() {
      clearInterval(idle);
      stream?.stop();
      size.disconnect();
      view.stop();
    },
    setOptions,
    key,
  };
}

const figureOf = (point, format) => ('value' in point ? format(point.value) : '–');
const named = entries => entries.flatMap(([name, figure]) => [element('i', { text: name }), element('b', { text: figure })]);
