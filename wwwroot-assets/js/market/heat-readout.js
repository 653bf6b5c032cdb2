// What stands at the crosshair: the cell's figures in a box beside the pointer.
import { cellOf, isUnknown } from './depth-grid.js';
import { element, setText } from './elements.js';
import { GAP_REASONS } from './heat-marks.js';

const ROWS = ['time', 'price', 'bid', 'ask', 'bought', 'sold', 'distance'];
const NAMES = { time: 'Time', price: 'Price', bid: 'Bid', ask: 'Ask', bought: 'Bought', sold: 'Sold', distance: 'From mid' };
const AWAY_PX = 16;
const NOT_KNOWN = 'not known';

/** The figures of a cell as text by row; `before` is the bucket that ends where this one begins, null where there is none. */
export function readout(bucket, before, price, rowTicks, text) {
  const row = Math.floor(price / rowTicks);
  const low = row * rowTicks, high = low + rowTicks - 1;
  const said = {
    time: bucket ? `${text.precise(bucket.fromMs)} + ${seconds(bucket.toMs - bucket.fromMs)}` : '',
    price: rowTicks === 1 ? text.price(low) : `${text.price(low)} – ${text.price(high)}`,
  };
  if (!bucket) {
    return { ...said, note: NOT_KNOWN };
  }

  const cell = cellOf(bucket, row);
  const traded = { bought: text.size(cell.buys), sold: text.size(cell.sells) };
  if (bucket.reason !== null) {
    return { ...said, ...traded, note: `Gap: ${GAP_REASONS[bucket.reason]}` };
  }

  if (isUnknown(bucket, row, rowTicks)) {
    return { ...said, ...traded, ...away(bucket, (low + high) / 2), note: `Size ${NOT_KNOWN}: beyond the levels of the book` };
  }

  const was = before?.reason === null && !isUnknown(before, row, rowTicks) ? cellOf(before, row) : null;
  const size = (now, then) => `${text.size(now)}${was ? `  ${text.change(now - then)}` : ''}`;
  return { ...said, bid: size(cell.bid, was?.bid), ask: size(cell.ask, was?.ask), ...traded, ...away(bucket, (low + high) / 2) };
}

function away({ bestBid, bestAsk }, price) {
  const mid = (bestBid + bestAsk) / 2;
  const bps = ((price - mid) / mid) * 10_000;
  return { distance: Number.isNaN(bps) ? '–' : `${bps < 0 ? '−' : '+'}${Math.abs(bps).toFixed(1)} bps` };
}

const seconds = ms => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);

export function createReadout(plot) {
  const values = Object.fromEntries(ROWS.map(row => [row, element('dd')]));
  const lines = ROWS.map(row => element('div', { data: { row } }, element('dt', { text: NAMES[row] }), values[row]));
  const note = element('p', { className: 'heat-note' });
  const box = element('div', { className: 'heat-readout', hidden: true, role: 'status', ariaLive: 'off' }, element('dl', {}, ...lines), note);
  plot.append(box);
  return {
    show(figures, x, y, width, height) {
      box.hidden = false;
      ROWS.forEach((row, at) => {
        lines[at].hidden = !figures[row];
        setText(values[row], figures[row] ?? '');
      });
      note.hidden = !figures.note;
      setText(note, figures.note ?? '');
      const isLeft = x > width / 2, isAbove = y > height / 2;
      box.style.transform = `translate(${Math.round(isLeft ? Math.max(0, x - AWAY_PX - box.offsetWidth) : x + AWAY_PX)}px, ${Math.round(isAbove ? Math.max(0, y - AWAY_PX - box.offsetHeight) : y + AWAY_PX)}px)`;
    },
    hide() {
      box.hidden = true;
    },
  };
}
