// The chart's panes: candles with volume, cumulative delta, score. Everything that knows the chart library is here.
import * as charts from '../../lib/lightweight-charts/lightweight-charts.standalone.production.mjs';
import { LONG_ABOVE, SHORT_BELOW } from './chart-colours.js';
import { formatAmount, writePrice } from './figures.js';
import { GapBands } from './gap-bands.js';

const HIDDEN = '#0000';
const FEWEST_SHOWN = 30;
const MOST_SHOWN = 90;

export function createChartView(box, { readGaps, onHover }) {
  const chart = charts.createChart(box, { autoSize: true });
  const line = { lineWidth: 2, priceLineVisible: false, lastValueVisible: true, crosshairMarkerRadius: 3 };
  const candles = chart.addSeries(charts.CandlestickSeries, { borderVisible: false });
  const volume = chart.addSeries(charts.HistogramSeries, { priceScaleId: 'volume', priceLineVisible: false, lastValueVisible: false, priceFormat: { type: 'custom', formatter: formatAmount, minMove: 0.001 } });
  const delta = chart.addSeries(charts.BaselineSeries, { ...line, baseValue: { type: 'price', price: 0 }, priceFormat: { type: 'custom', formatter: formatAmount, minMove: 0.001 } }, 1);
  const score = chart.addSeries(charts.LineSeries, { ...line, priceFormat: { type: 'price', precision: 0, minMove: 1 }, autoscaleInfoProvider: () => ({ priceRange: { minValue: 0, maxValue: 100 } }) }, 2);
  const thresholds = [LONG_ABOVE, SHORT_BELOW].map(price => score.createPriceLine({ price, lineWidth: 1, lineStyle: charts.LineStyle.Dashed, axisLabelVisible: false }));
  const bands = [candles, delta, score].map(series => {
    const band = new GapBands(readGaps);
    series.attachPrimitive(band);
    return band;
  });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.06, bottom: 0.24 } });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.8, bottom: 0 } });
  score.priceScale().applyOptions({ scaleMargins: { top: 0.04, bottom: 0.04 } });
  [5, 2, 2].forEach((share, at) => chart.panes()[at].setStretchFactor(share));
  chart.subscribeCrosshairMove(({ logical }) => onHover(logical ?? null));
  let colours = null;

  return {
    paint(now, zone) {
      colours = now;
      chart.applyOptions(chartOptions(now, zone));
      candles.applyOptions({ upColor: now.up, downColor: now.down, wickUpColor: now.up, wickDownColor: now.down });
      delta.applyOptions({ topLineColor: now.up, bottomLineColor: now.down, topFillColor1: now.up + '30', topFillColor2: now.up + '08', bottomFillColor1: now.down + '08', bottomFillColor2: now.down + '30' });
      score.applyOptions({ color: now.accent });
      thresholds[0].applyOptions({ color: now.up });
      thresholds[1].applyOptions({ color: now.down });
    },
    precision(decimals) {
      candles.applyOptions({ priceFormat: { type: 'custom', formatter: price => writePrice(price, decimals), minMove: 10 ** -decimals } });
    },
    show(series) {
      candles.setData(series.candles);
      volume.setData(series.volume.map(({ isUp, ...point }) => ({ ...point, color: isUp ? colours.upFill : colours.downFill })));
      delta.setData(series.delta.map(({ isLast, ...point }) => (isLast ? { ...point, topLineColor: HIDDEN, bottomLineColor: HIDDEN, topFillColor1: HIDDEN, topFillColor2: HIDDEN, bottomFillColor1: HIDDEN, bottomFillColor2: HIDDEN } : point)));
      score.setData(series.score.map(({ isLast, isFirst, ...point }) => (isLast ? { ...point, color: HIDDEN } : point)));
      bands.forEach(band => band.update());
    },
    /** Few candles get more room each than many: most of a young chart would be empty otherwise. */
    showNewest(count) {
      chart.timeScale().setVisibleLogicalRange({ from: count - Math.max(FEWEST_SHOWN, Math.min(MOST_SHOWN, count)), to: count + 5 });
    },
    /** Where panes begin, from the box's top, for labels. */
    paneTops() {
      const top = box.getBoundingClientRect().top;
      return chart.panes().map(pane => (pane.getHTMLElement()?.getBoundingClientRect().top ?? top) - top);
    },
    stop: () => chart.remove(),
  };
}

function chartOptions(colours, zone) {
  const time = (options, seconds) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options }).format(seconds * 1000);
  const clock = { hour: '2-digit', minute: '2-digit' };
  const tick = (seconds, type) => time(type === charts.TickMarkType.TimeWithSeconds ? { ...clock, second: '2-digit' } : type === charts.TickMarkType.Time ? clock : { day: '2-digit', month: 'short' }, seconds);
  return {
    layout: { background: { color: colours.ground }, textColor: colours.muted, fontFamily: '"Inter", system-ui, sans-serif', fontSize: 11, attributionLogo: true, panes: { separatorColor: colours.line, separatorHoverColor: colours.line } },
    grid: { vertLines: { color: colours.line + '80' }, horzLines: { color: colours.line + '80' } },
    crosshair: { mode: charts.CrosshairMode.Normal },
    rightPriceScale: { borderColor: colours.line, minimumWidth: 64 },
    timeScale: { borderColor: colours.line, timeVisible: true, secondsVisible: true, tickMarkFormatter: tick, rightOffset: 5 },
    localization: { timeFormatter: seconds => time({ day: '2-digit', month: 'short', ...clock, second: '2-digit' }, seconds) },
  };
}
