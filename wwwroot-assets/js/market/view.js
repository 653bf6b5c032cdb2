// What part of time and price is seen: pure transforms; every function gives a new view. Times are Unix ms, prices in ticks (a level
// fills half a tick to each side), places in CSS pixels from the plot's upper left.
const LEAST_MS = 4_000;
const MOST_MS = 18 * 60_000;
const LEAST_TICKS = 12;
const MOST_TICKS = 2_000_000;
// Room to the right of now, and the part of the height that the mid may wander in before the picture moves after it.
const MARGIN = 0.12;
const DEAD_BAND = 0.5;
// Of the width, the least that shows time of which anything is known.
const SEEN = 0.2;
// How much time is shown by itself: less while there is less past, which would leave most of the picture empty.
const USUAL_MS = 120_000;
const FITTED_MS = 30_000;
const FEWEST_CELL_PX = 2;
const FEWEST_ROW_PX = 4;
const BUCKETS_MS = [100, 200, 500, 1000, 2000, 5000, 10_000];

export function createView({ width, height, spanMs = USUAL_MS, spanTicks = 200, rightMs = 0, middle = 0 }) {
  const view = { width, height, msPerPx: spanMs / width, ticksPerPx: spanTicks / height, rightMs, top: 0 };
  return centrePrice(view, middle);
}

export const spanMs = view => view.width * view.msPerPx;
export const spanTicks = view => view.height * view.ticksPerPx;
export const leftMs = view => view.rightMs - spanMs(view);
export const bottom = view => view.top - spanTicks(view);
export const timeAt = (view, x) => view.rightMs - (view.width - x) * view.msPerPx;
export const xAt = (view, ms) => view.width - (view.rightMs - ms) / view.msPerPx;
export const priceAt = (view, y) => view.top - y * view.ticksPerPx;
export const yAt = (view, price) => (view.top - price) / view.ticksPerPx;

/** More or less time (factor under or over 1), the time under x where it was. */
export function zoomTime(view, factor, x) {
  const msPerPx = clamp(view.msPerPx * factor, LEAST_MS / view.width, MOST_MS / view.width);
  return { ...view, msPerPx, rightMs: timeAt(view, x) + (view.width - x) * msPerPx };
}

/**
 * Where a zoom of time keeps its time, for a pointer at x or null: { at, endsFollow }. While now keeps its place it is the edge, wherever the
 * pointer is: nobody who zooms wants to lose the present. A paused picture has no present, there the pointer's time stays.
 */
export function zoomPlace(view, x, { followsTime, isPaused }) {
  const isAtEdge = followsTime && (x === null || !isPaused);
  return { at: isAtEdge ? view.width : x ?? view.width / 2, endsFollow: followsTime && !isAtEdge };
}

/** More or less price, the price under y where it was. */
export function zoomPrice(view, factor, y) {
  const ticksPerPx = clamp(view.ticksPerPx * factor, LEAST_TICKS / view.height, MOST_TICKS / view.height);
  return { ...view, ticksPerPx, top: priceAt(view, y) + y * ticksPerPx };
}

export function pan(view, dx, dy) {
  return { ...view, rightMs: view.rightMs - dx * view.msPerPx, top: view.top + dy * view.ticksPerPx };
}

/** Another size: what is seen stays. */
export function resize(view, width, height) {
  return { ...view, width, height, msPerPx: spanMs(view) / width, ticksPerPx: spanTicks(view) / height };
}

/** Moved no farther than that some of the time from oldest to now is still in sight. */
export function keepInSight(view, oldestMs, nowMs) {
  const seen = SEEN * spanMs(view);
  return { ...view, rightMs: clamp(view.rightMs, oldestMs + seen, nowMs + spanMs(view) - seen) };
}

export function centrePrice(view, price) {
  return { ...view, top: price + spanTicks(view) / 2 };
}

export function centreTime(view, ms) {
  return { ...view, rightMs: ms + spanMs(view) / 2 };
}

export function followTime(view, nowMs) {
  return { ...view, rightMs: nowMs + MARGIN * spanMs(view) };
}

/** As `followTime`, wide enough for all from oldest to now, within what is usual: the past fills the picture as it grows. */
export function fitTime(view, oldestMs, nowMs) {
  const span = clamp((nowMs - oldestMs) / (1 - MARGIN), FITTED_MS, USUAL_MS);
  return followTime({ ...view, msPerPx: span / view.width }, nowMs);
}

/** The same view while the mid is within the dead band, else one with the mid in its middle. */
export function followPrice(view, mid) {
  const off = Math.abs(mid - priceAt(view, view.height / 2));
  return off > (spanTicks(view) * DEAD_BAND) / 2 ? centrePrice(view, mid) : view;
}

/** A view of as many ticks as wanted, within the bounds. */
export function fitPrice(view, low, high) {
  const ticks = clamp(high - low, LEAST_TICKS, MOST_TICKS);
  return centrePrice({ ...view, ticksPerPx: ticks / view.height }, (low + high) / 2);
}

/** How large cells are to be drawn: { bucketMs, rowTicks }, no cell under 2 pixels wide or 4 high. */
export function cellSize(view) {
  const bucketMs = BUCKETS_MS.find(ms => ms / view.msPerPx >= FEWEST_CELL_PX) ?? BUCKETS_MS.at(-1);
  return { bucketMs, rowTicks: Math.max(1, roundStep(FEWEST_ROW_PX * view.ticksPerPx)) };
}

/** The smallest of 1, 2, 5, 10, 20, ... that is at least so large. */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= least * (1 - 1e-9));
}

const SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

/** The times to be written under the picture, at least so many pixels apart: { stepMs, times }. */
export function timeTicks(view, leastPx) {
  const stepMs = (SECONDS.find(seconds => (seconds * 1000) / view.msPerPx >= leastPx) ?? SECONDS.at(-1)) * 1000;
  return { stepMs, times: multiples(stepMs, leftMs(view), view.rightMs) };
}

/** The prices to be written beside the picture, at least so many pixels apart. */
export function priceTicks(view, leastPx) {
  return multiples(Math.max(1, roundStep(leastPx * view.ticksPerPx)), bottom(view), view.top);
}

function multiples(step, from, to) {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, at) => (first + at) * step);
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}
