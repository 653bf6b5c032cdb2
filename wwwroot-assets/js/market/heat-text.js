// How the heatmap writes prices, sizes, times and its own state.
import { doubtText } from './book-state.js';
import { clockOf, formatPrice, formatQuantity } from './figures.js';

export function heatText(steps, zone) {
  const clock = clockOf(zone, false), precise = clockOf(zone, true);
  return {
    price: ticks => formatPrice(ticks, steps),
    size: lots => formatQuantity(lots, steps),
    change: lots => (lots === 0 ? '±0' : `${lots < 0 ? '−' : '+'}${formatQuantity(Math.abs(lots), steps)}`),
    clock: ms => clock(Math.floor(ms)),
    precise: ms => precise(Math.floor(ms)),
  };
}

/** What keeps the picture from being now, empty where nothing does; behindMs is null for a picture that goes on, doubt as of BookWatch. */
export function stateText({ isEmpty, behindMs, doubt }) {
  if (isEmpty) {
    return 'No columns yet';
  }

  if (behindMs !== null) {
    return `Draw paused, ${Math.floor(behindMs / 1000)} s behind`;
  }

  return doubt ? doubtText(doubt) : '';
}
