// Prices beside the picture, times under it. Contexts are scaled to CSS pixels; the plot is view.width by view.height at the origin.
import { figureWidth } from './text-width.js';
import { priceTicks, timeAt, timeTicks, xAt, yAt } from './view.js';

export const TIME_AXIS_PX = 20;
const PRICE_GAP_PX = 36;
const LABEL_PX = 17;
// Half of a figure's height, with some air.
const FIGURE_PX = 7;
const TIME_GAP_PX = 76;
const TIME_EDGE_PX = 26;

/** Hairlines through the plot, faint over cells. */
export function drawGrid(context, view) {
  context.fillStyle = '#ffffff12';
  for (const price of priceTicks(view, PRICE_GAP_PX)) {
    context.fillRect(0, Math.round(yAt(view, price)), view.width, 1);
  }

  for (const ms of timeTicks(view, TIME_GAP_PX).times) {
    context.fillRect(Math.round(xAt(view, ms)), 0, 1, view.height);
  }
}

/** The upper edge of a price's label on the axis; null where the price is out of sight. */
function labelTop(view, price) {
  const y = yAt(view, price);
  return y >= 0 && y <= view.height ? Math.min(view.height - LABEL_PX, Math.max(0, y - 8)) : null;
}

/** Whether the label of a price would lie over a figure of the axis at y, or a part of it. */
export function isUnderLabel(view, price, y) {
  const top = labelTop(view, price);
  return top !== null && y + FIGURE_PX > top && y - FIGURE_PX < top + LABEL_PX;
}

/** The prices that the axis names, { price, y }: none that an end of the axis would cut, or the label of `labelled` (null: there is none) cover. */
export function priceFigures(view, labelled) {
  return priceTicks(view, PRICE_GAP_PX)
    .map(price => ({ price, y: yAt(view, price) }))
    .filter(({ y }) => y > FIGURE_PX && y < view.height - FIGURE_PX && !(labelled !== null && isUnderLabel(view, labelled, y)));
}

/** The times that the axis names, { ms, x }: none that an end of the axis would cut. */
function timeFigures(view) {
  return timeTicks(view, TIME_GAP_PX).times
    .map(ms => ({ ms, x: xAt(view, ms) }))
    .filter(({ x }) => x > TIME_EDGE_PX && x < view.width - TIME_EDGE_PX);
}

/** `labelled` is the price that gets a label of its own, null for none. */
export function drawAxes(context, view, gutter, { text, colours, zone, labelled }) {
  context.fillStyle = colours.ground;
  context.fillRect(view.width, 0, gutter, view.height + TIME_AXIS_PX);
  context.fillRect(0, view.height, view.width, TIME_AXIS_PX);
  context.fillStyle = colours.line;
  context.fillRect(view.width, 0, 1, view.height);
  context.fillRect(0, view.height, view.width + gutter, 1);

  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = colours.muted;
  for (const { price, y } of priceFigures(view, labelled)) {
    context.fillText(text.price(price), view.width + 8, y);
  }

  context.textAlign = 'center';
  for (const { ms, x } of timeFigures(view)) {
    context.fillText(text.clock(ms), x, view.height + TIME_AXIS_PX / 2 + 1);
  }

  context.textAlign = 'left';
  context.fillText(zone, view.width + 8, view.height + TIME_AXIS_PX / 2 + 1, gutter - 10);
}

/** A filled label on the price axis; none where the price is out of sight. */
export function drawPriceLabel(context, view, gutter, price, text, ground, ink = '#05070a') {
  const top = labelTop(view, price);
  if (top !== null) {
    context.fillStyle = ground;
    context.fillRect(view.width + 1, top, gutter - 1, LABEL_PX);
    context.fillStyle = ink;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(text, view.width + 8, top + 9);
  }
}

/** Covers the figures of the price axis that a label would lie over in part; `labelled` as of drawAxes. */
export function coverPriceFigures(context, view, gutter, price, { ground, labelled }) {
  context.fillStyle = ground;
  for (const { y } of priceFigures(view, labelled).filter(figure => isUnderLabel(view, price, figure.y))) {
    context.fillRect(view.width + 1, y - FIGURE_PX, gutter - 1, 2 * FIGURE_PX);
  }
}

/** A filled label on the time axis, which covers the figures that it would lie over in part. */
export function drawTimeLabel(context, view, x, clock, ground, labelGround, ink) {
  const text = clock(timeAt(view, x)), figure = figureWidth(context, text), width = figure + 12;
  const left = Math.min(view.width - width, Math.max(0, x - width / 2));
  context.fillStyle = ground;
  for (const under of timeFigures(view).filter(({ x: at }) => at + figure / 2 > left && at - figure / 2 < left + width)) {
    context.fillRect(under.x - figure / 2 - 1, view.height + 1, figure + 2, TIME_AXIS_PX - 1);
  }

  context.fillStyle = labelGround;
  context.fillRect(left, view.height + 1, width, TIME_AXIS_PX - 1);
  context.fillStyle = ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, left + width / 2, view.height + TIME_AXIS_PX / 2 + 1);
}
