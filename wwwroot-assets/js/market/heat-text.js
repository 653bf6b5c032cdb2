// How the heatmap writes prices, sizes and times.
import { clockOf, formatQuantity, priceOf } from './figures.js';

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
