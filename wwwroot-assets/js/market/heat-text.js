// How the heatmap writes prices, sizes, times and its own state.
import { clockOf, formatQuantity, priceOf } from './figures.js';
import { SILENT_MS } from './stream-times.js';

const grouped = new Map();

function group(decimals) {
  if (!grouped.has(decimals)) {
    grouped.set(decimals, new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  }

  return grouped.get(decimals);
}

export function heatText(steps, zone) {
  const clock = clockOf(zone, false), precise = clockOf(zone, true);
  return {
    price: ticks => group(steps.priceDecimals).format(priceOf(ticks, steps)),
    size: lots => formatQuantity(lots, steps),
    change: lots => (lots === 0 ? '±0' : `${lots < 0 ? '−' : '+'}${formatQuantity(Math.abs(lots), steps)}`),
    clock: ms => clock(Math.floor(ms)),
    precise: ms => precise(Math.floor(ms)),
  };
}

/** What keeps the picture from being now, empty where nothing does; behindMs is null for a picture that goes on. */
export function stateText({ isEmpty, behindMs, silentMs }) {
  if (isEmpty) {
    return 'No columns yet';
  }

  if (behindMs !== null) {
    return `Draw paused, ${Math.floor(behindMs / 1000)} s behind`;
  }

  return silentMs > SILENT_MS ? `No new column for ${Math.floor(silentMs / 1000)} s` : '';
}
