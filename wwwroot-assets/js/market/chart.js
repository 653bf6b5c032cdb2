import { coloursOf } from './chart-colours.js';
import { ChartData, INTERVALS, secondsOf } from './chart-data.js';
import { createChartView } from './chart-view.js';
import { choice, element, press, setText } from './elements.js';
import { clockOf, formatAmount } from './figures.js';

const LABELS = ['', 'Cumulative delta, anew behind gaps', 'Score'];

/**
 * Candles of a symbol from the hub. Options: symbol, interval (`15s`, `1m`, `5m`, `15m`), zone, priceDecimals, quantityDecimals,
 * onChange({ interval }). `setOptions` with another symbol shows that one.
 */
export function startChart(pane, feed, options = {}) {
  let settings = { interval: '1m', zone: 'UTC', priceDecimals: 2, ...options };
  const intervals = choice('Interval', INTERVALS, settings.interval, interval => {
    settings.onChange?.({ interval });
    setOptions({ interval });
  });
  const legend = element('span', { className: 'chart-legend' });
  const zone = element('span', { className: 'chart-zone' });
  const note = element('p', { className: 'mk-note', role: 'status' });
  const box = element('div', { className: 'chart-box' });
  const labels = LABELS.map(text => element('span', { className: 'chart-label', text }));
  const body = element('div', { className: 'chart-body' }, box, ...labels, note);
  pane.replaceChildren(element('div', { className: 'chart' }, element('div', { className: 'mk-bar' }, intervals, legend, zone), body));
  let data = new ChartData(secondsOf(settings.interval));
  let series = data.series();
  let stream = null;
  let hovered = null;
  const view = createChartView(box, {
    readGaps: () => ({ slots: series.slots, seconds: data.seconds, gaps: data.gaps, nowMs: Date.now(), colour: coloursOf(pane).gap }),
    onHover(place) {
      hovered = place;
      writeLegend();
    },
  });
  const size = new ResizeObserver(() => requestAnimationFrame(placeLabels));

  function subscribe() {
    stream?.stop();
    data = new ChartData(secondsOf(settings.interval));
    show();
    note.hidden = false;
    setText(note, 'Waiting for candles');
    if (settings.symbol) {
      stream = feed.candles(settings.symbol, settings.interval, take, (state, sentence) => {
        note.hidden = state !== 'refused';
        setText(note, sentence ?? '');
      });
    }
  }

  function take(document, isFirst) {
    data.accept(document, isFirst);
    show();
    if (isFirst) {
      view.showNewest(series.slots.length);
    }
  }

  function show() {
    series = data.series();
    view.show(series);
    writeLegend();
    placeLabels();
  }

  function writeLegend() {
    const at = hovered === null ? series.slots.length - 1 : hovered;
    const candle = series.candles[at];
    if (!candle || !('open' in candle)) {
      setText(legend, series.slots[at] === undefined ? '' : `${clockOf(settings.zone, false)(series.slots[at] * 1000)} no trades`);
      return;
    }

    const price = value => value.toFixed(settings.priceDecimals);
    const figures = [['O', price(candle.open)], ['H', price(candle.high)], ['L', price(candle.low)], ['C', price(candle.close)], ['Vol', formatAmount(series.volume[at].value)], ['CVD', amount(series.delta[at])], ['Score', score(series.score[at])]];
    legend.replaceChildren(element('time', { text: clockOf(settings.zone, false)(candle.time * 1000) }), ...figures.flatMap(([name, text]) => [element('i', { text: name }), element('b', { text })]));
  }

  function placeLabels() {
    view.paneTops().forEach((top, at) => (labels[at].style.top = `${top + 4}px`));
  }

  function paint() {
    view.paint(coloursOf(pane), settings.zone);
    view.precision(settings.priceDecimals);
    setText(zone, settings.zone);
    press(intervals, settings.interval);
  }

  function setOptions(changed) {
    const before = settings;
    settings = { ...settings, ...changed };
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
  return {
    stop() {
      stream?.stop();
      size.disconnect();
      view.stop();
    },
    setOptions,
    key: () => false,
  };
}

const amount = point => ('value' in point ? formatAmount(point.value) : 'gap');
const score = point => ('value' in point ? point.value.toFixed(0) : '–');
