// The one place that knows ApexCharts. Bars only, without animation: what is shown changes every few seconds.
import ApexCharts from '../../lib/apexcharts/apexcharts.esm.js';

/**
 * Bars in an element. `series` are { name, data, colours? }, one figure per category; `decimals` is of the value axis and tooltips.
 * show({ categories, series, colours, top }) draws anew only what differs from before.
 */
export function createBars(box, { title, unit, decimals, categoryTitle, ground, text, line }) {
  const figure = value => (value === null || value === undefined ? '' : value.toFixed(decimals) + unit);
  const valueAxis = top => ({ labels: { style: { fontSize: '11px' }, formatter: figure }, tickAmount: 2, min: 0, max: top });
  const chart = new ApexCharts(box, {
    chart: { type: 'bar', height: '100%', animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false }, background: ground, foreColor: text, fontFamily: '"Inter", system-ui, sans-serif', parentHeightOffset: 0, redrawOnParentResize: true },
    theme: { mode: 'dark' },
    title: { text: title, style: { fontSize: '12px', fontWeight: 600 }, margin: 0 },
    series: [],
    noData: { text: 'Nothing yet', style: { color: text, fontSize: '12px' } },
    plotOptions: { bar: { columnWidth: '86%', borderRadius: 0 } },
    dataLabels: { enabled: false },
    legend: { show: false },
    grid: { borderColor: line, padding: { left: 4, right: 4, top: -12, bottom: -4 } },
    states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
    xaxis: { title: { text: categoryTitle, offsetY: -2, style: { fontSize: '11px', fontWeight: 400 } }, labels: { rotate: 0, hideOverlappingLabels: true, style: { fontSize: '11px' } }, axisTicks: { show: false }, axisBorder: { color: line }, tooltip: { enabled: false } },
    yaxis: valueAxis(),
    tooltip: { theme: 'dark', shared: true, intersect: false, y: { formatter: figure } },
  });
  const drawn = chart.render();
  let shown = '';

  return {
    async show({ categories, series, colours, top, isByCategory = false }) {
      const now = JSON.stringify([categories, series, colours, top]);
      if (now !== shown) {
        shown = now;
        await drawn;
        await chart.updateOptions({ series, colors: colours, xaxis: { categories }, yaxis: valueAxis(top), plotOptions: { bar: { distributed: isByCategory } }, legend: { show: false } }, false, false);
      }
    },
    stop: () => chart.destroy(),
  };
}
