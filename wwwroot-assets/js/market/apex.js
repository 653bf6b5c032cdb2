// The one place that knows ApexCharts. Bars only, without animation: what is shown changes every few seconds.
import ApexCharts from '../../lib/apexcharts/apexcharts.esm.js';

/**
 * Bars in an element. `decimals` and `unit` are of the value axis and the tooltip; `axisName` shortens a category under the axis, which the
 * tooltip shows whole. show({ categories, series, colours, top }) takes one figure per category and draws only what differs from before.
 */
export function createBars(box, { title, unit, decimals, categoryTitle, axisName = category => category, ground, muted, line }) {
  const figure = value => (value === null || value === undefined ? '' : value.toFixed(decimals) + unit);
  const small = { fontSize: '11px', fontWeight: 400 };
  const valueAxis = top => ({ labels: { style: small, formatter: figure }, tickAmount: 2, min: 0, max: top });
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
    async show({ categories, series, colours, top, isByCategory = false }) {
      const now = JSON.stringify([categories, series, colours, top]);
      if (now !== shown) {
        shown = now;
        box.setAttribute('aria-label', `${title}: ${series.map(({ name, data }) => `${name ?? ''} ${categories.map((category, at) => `${category}: ${figure(data[at])}`).join(', ')}`).join('; ')}`);
        await drawn;
        if (isStopped) {
          return;
        }

        await chart.updateOptions({ series, colors: colours, xaxis: categoryAxis(categories), yaxis: valueAxis(top), plotOptions: { bar: { distributed: isByCategory } }, legend: { show: false } }, false, false);
      }
    },
    stop() {
      isStopped = true;
      chart.destroy();
    },
  };
}
