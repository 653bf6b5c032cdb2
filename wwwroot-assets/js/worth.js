// Charts of statistics that the server computes: it sends categories and series, and says which colours of the page they have.
import { createBars, createLines } from './market/apex.js';
import { coloursOf } from './market/chart-colours.js';

/** A chart in an element; show(picture) draws a ChartPicture, stop() ends it. */
export function start(box, { title, axisTitle, decimals, isLines }) {
  const create = isLines ? createLines : createBars;
  const chart = create(box, { ...coloursOf(box), title, unit: '', decimals, categoryTitle: axisTitle });
  return {
    show({ categories, series, band }) {
      const colours = coloursOf(box);
      const values = series.flatMap(({ data, low, high }) => [...data, ...(low ?? []), ...(high ?? [])]).concat(band ?? []).filter(value => value !== null);
      const { bottom, top } = endsOf(values, isLines);
      return chart.show({ categories, series, band, bottom, top, colours: series.map(({ tone }) => colours[tone]), bandColour: colours.accent });
    },
    stop: () => chart.stop(),
  };
}

/** Round ends of an axis around values; bars stand on 0, and so does nothing of one sign only. */
export function endsOf(values, isLines) {
  const low = Math.min(...values, isLines ? Infinity : 0);
  const high = Math.max(...values, isLines ? -Infinity : 0);
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return { bottom: 0, top: 1 };
  }

  const step = stepOf((high - low || Math.abs(high) || 1) / 4);
  return { bottom: Math.floor(low / step) * step, top: Math.ceil(high / step) * step || step };
}

function stepOf(size) {
  const scale = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].find(each => each * scale >= size) * scale;
}
