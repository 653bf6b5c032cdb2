// Charts of statistics that the server computes: it sends categories and series, and says which colours of the page they have.
import { createBars, createLines } from './market/apex.js';
import { axisEnds } from './market/axis-ends.js';
import { coloursOf } from './market/chart-colours.js';

/** A chart in an element; show(picture) draws a ChartPicture, stop() ends it. */
export function start(box, { title, axisTitle, decimals, isLines }) {
  const create = isLines ? createLines : createBars;

  // ApexCharts makes its element as high as itself: one of its own, that gives the box no height.
  const canvas = box.appendChild(document.createElement('div'));
  canvas.className = 'worth-canvas';
  const chart = create(canvas, { ...coloursOf(box), title, unit: '', decimals, categoryTitle: axisTitle });
  return {
    show({ categories, series, band }) {
      const colours = coloursOf(box);
      const values = series.flatMap(({ data, low, high }) => [...data, ...(low ?? []), ...(high ?? [])]).concat(band ?? []).filter(value => value !== null);
      const { bottom, top } = axisEnds(values, !isLines);
      return chart.show({ categories, series, band, bottom, top, colours: series.map(({ tone }) => colours[tone]), bandColour: colours.accent });
    },
    stop: () => chart.stop(),
  };
}
