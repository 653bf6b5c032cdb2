// The one place that knows ApexCharts. Bars and lines, without animation: what is shown changes every few seconds at most.
import ApexCharts from '../../lib/apexcharts/apexcharts.esm.js';

// Pixels of a category's name under an axis of lines, with room beside it.
const WIDEST_NAME = 92;

/**
 * Bars in an element. `decimals` and `unit` are of the value axis and the tooltip; `axisName` shortens a category under the axis, which the
 * tooltip shows whole. show({ categories, series, colours, top, bottom }) takes one figure per category and draws only what differs from before.
 */
export function createBars(box, { title, unit, decimals, categoryTitle, axisName = category => category, ground, muted, line }) {
  const figure = value => (value === null || value === undefined ? '' : value.toFixed(decimals) + unit);
  const small = { fontSize: '11px', fontWeight: 400 };
  const valueAxis = (top, bottom = 0) => ({ labels: { style: small, formatter: figure }, tickAmount: bottom < 0 ? 4 : 2, min: bottom, max: top });
  const categoryAxis = categories => ({
    categories,
    title: { text: categoryTitle, offsetY: -6, style: small },
    labels: { rotate: 0, hideOverlappingLabels: true, style: small, formatter: category => (categories.length > 0 ? axisName(String(category)) : '') },
    axisTicks: { show: false },
    axisBorder: { color: line },
    tooltip: { enabled: false },
  });
  const chart = new ApexCharts(box, {
    chart: { type: 'bar', height: '100%', animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, background: ground, foreColor: muted, fontFamily: '"Inter", system-ui, sans-serif', parentHeightOffset: 0 },
    theme: { mode: 'dark' },
    title: { text: title, offsetY: 6, style: { fontSize: '12px', fontWeight: 600, color: muted } },
    series: [],
    noData: { text: 'Nothing yet', style: { color: muted, fontSize: '12px' } },
    plotOptions: { bar: { columnWidth: '86%', borderRadius: 0 } },
    dataLabels: { enabled: false },
    legend: { show: false },
    grid: { borderColor: line, padding: { left: 4, right: 8, top: -6, bottom: -6 } },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    xaxis: categoryAxis([]),
    yaxis: valueAxis(),
    tooltip: { theme: 'dark', shared: true, intersect: false, x: { formatter: (value, { w, dataPointIndex }) => w.config.xaxis.categories[dataPointIndex] ?? value }, y: { formatter: figure } },
  });
  // In words for who cannot see it: the title, and every figure once there are some.
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', title);
  const drawn = chart.render();
  let shown = '';
  let isStopped = false;

  return {
    async show({ categories, series, colours, top, bottom = 0, isByCategory = false }) {
      const now = JSON.stringify([categories, series, colours, top, bottom]);
      if (now !== shown) {
        shown = now;
        box.setAttribute('aria-label', `${title}: ${series.map(({ name, data }) => `${name ?? ''} ${categories.map((category, at) => `${category}: ${figure(data[at])}`).join(', ')}`).join('; ')}`);
        await drawn;
        if (isStopped) {
          return;
        }

        await chart.updateOptions({ series, colors: colours, xaxis: categoryAxis(categories), yaxis: valueAxis(top, bottom), plotOptions: { bar: { distributed: isByCategory } }, legend: { show: false } }, false, false);
      }
    },
    stop() {
      isStopped = true;
      chart.destroy();
    },
  };
}

/**
 * Lines over categories in an element, with intervals where a series has `low` and `high`, dashed where it `isReference`; `band` is a range that is
 * marked over the whole width. Otherwise as createBars.
 */
export function createLines(box, { title, unit, decimals, categoryTitle, ground, muted, line }) {
  // What rounds to zero has no sign.
  const figure = value => (value === null || value === undefined ? '' : value.toFixed(decimals).replace(/^-(?=0\.?0*$)/, '') + unit);
  const small = { fontSize: '11px', fontWeight: 400 };
  const base = {
    chart: { type: 'line', height: '100%', animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, background: ground, foreColor: muted, fontFamily: '"Inter", system-ui, sans-serif', parentHeightOffset: 0 },
    theme: { mode: 'dark' },
    title: { text: title, offsetY: 6, style: { fontSize: '12px', fontWeight: 600, color: muted } },
    noData: { text: 'Nothing yet', style: { color: muted, fontSize: '12px' } },
    dataLabels: { enabled: false },
    legend: { show: false },
    grid: { borderColor: line, padding: { left: 4, right: 8, top: -6, bottom: -6 } },
    tooltip: { theme: 'dark', shared: true, intersect: false },
  };
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', title);
  let chart = null;
  let shown = '';
  let isStopped = false;

  // An interval is an area of its own, before the line that it belongs to.
  const drawnOf = ({ categories, series, colours }) => series.flatMap(({ name, data, low, high, isReference }, at) => [
    ...(low ? [{ name: `${name}, 95 %`, type: 'rangeArea', colour: colours[at], dash: 0, data: categories.map((x, i) => ({ x, y: low[i] === null ? [null, null] : [low[i], high[i]] })) }] : []),
    { name, type: 'line', colour: colours[at], dash: isReference ? 4 : 0, data: categories.map((x, i) => ({ x, y: data[i] })) },
  ]);

  const optionsOf = (picture, drawn) => ({
    ...base,
    chart: { ...base.chart, type: drawn.some(({ type }) => type === 'rangeArea') ? 'rangeArea' : 'line' },
    series: drawn.map(({ name, type, data }) => ({ name, type, data })),
    colors: drawn.map(({ colour }) => colour),
    stroke: { curve: 'straight', width: drawn.map(({ type }) => (type === 'line' ? 1.5 : 0)), dashArray: drawn.map(({ dash }) => dash) },
    fill: { type: 'solid', opacity: drawn.map(({ type }) => (type === 'line' ? 1 : 0.2)) },
    markers: { size: drawn.map(({ type }) => (type === 'line' && picture.categories.length <= 60 ? 2.5 : 0)), strokeWidth: 0 },
    xaxis: {
      type: 'category',
      tickAmount: Math.min(picture.categories.length, Math.max(2, Math.floor(box.clientWidth / WIDEST_NAME))),
      title: { text: categoryTitle, offsetY: -6, style: small },
      labels: { rotate: 0, hideOverlappingLabels: true, style: small },
      axisTicks: { show: false },
      axisBorder: { color: line },
      tooltip: { enabled: false },
    },
    yaxis: { labels: { style: small, formatter: value => (Array.isArray(value) ? value.map(figure).join(' to ') : figure(value)) }, tickAmount: 4, min: picture.bottom, max: picture.top },
    annotations: {
      yaxis: [
        ...(picture.bottom < 0 && picture.top > 0 ? [{ y: 0, borderColor: muted, strokeDashArray: 0, opacity: 1 }] : []),
        ...(picture.band ? [{ y: picture.band[0], y2: picture.band[1], fillColor: picture.bandColour, borderColor: 'transparent', opacity: 0.16 }] : []),
      ],
    },
  });

  return {
    async show(picture) {
      const now = JSON.stringify(picture);
      if (now === shown || isStopped) {
        return;
      }

      shown = now;
      box.setAttribute('aria-label', `${title}: ${picture.series.map(({ name, data }) => `${name} ${picture.categories.map((category, at) => `${category}: ${figure(data[at]) || 'none'}`).slice(-24).join(', ')}`).join('; ')}`);
      // Kinds of series can't be changed in a chart that stands.
      chart?.destroy();
      chart = new ApexCharts(box, optionsOf(picture, drawnOf(picture)));
      await chart.render();
    },
    stop() {
      isStopped = true;
      chart?.destroy();
    },
  };
}
