// What a ladder looks like. Row nodes are made once and reused by place, and only what changed is written.
import { doubtText } from './book-state.js';
import { button, element, setData, setText, showNote, toggle } from './elements.js';
import { formatPrice, formatQuantity } from './figures.js';
import { fullBar } from './ladder-rows.js';
import { TRADED_MINUTES } from './traded-window.js';

const HEADS = [
  ['lad-sold', `Sells ${TRADED_MINUTES}m`, `Sold at the price in the last ${TRADED_MINUTES} minutes`], ['lad-bid', 'Bids', 'Resting bids'], ['lad-price', 'Price', ''],
  ['lad-ask', 'Asks', 'Resting asks'], ['lad-bought', `Buys ${TRADED_MINUTES}m`, `Bought at the price in the last ${TRADED_MINUTES} minutes`],
];

export function createLadderView(pane, actions) {
  const rows = element('div', { className: 'lad-rows', role: 'table', ariaLabel: 'Ladder', tabIndex: 0 });
  const note = element('p', { className: 'mk-note', role: 'status' });
  const held = element('span', { className: 'mk-badge', text: 'held', title: 'Prices stay while the pointer is over them', hidden: true });
  const centre = button('Centre', 'Centre the ladder (Space)', actions.centre);
  const compression = element('output', { className: 'lad-compression', title: 'Ticks in a row' });
  const cumulative = toggle('Σ', 'Cumulative sizes (u)', false, actions.accumulate);
  const bar = element('div', { className: 'mk-bar' },
    button('−', 'Fewer ticks a row (-)', () => actions.compress(-1)), compression, button('+', 'More ticks a row (+)', () => actions.compress(1)),
    cumulative, element('span', { className: 'mk-space' }), held, centre);
  const head = element('div', { className: 'lad-head', ariaHidden: 'true' }, ...HEADS.map(([className, text, title]) => element('span', { className, text, title })));
  pane.replaceChildren(element('div', { className: 'lad' }, bar, head, element('div', { className: 'lad-body' }, rows, note)));
  const nodes = [];

  return {
    rows,
    show({ shown, steps, isCumulative }) {
      while (nodes.length < shown.length) {
        nodes.push(createRow());
        rows.append(nodes.at(-1).root);
      }

      while (nodes.length > shown.length) {
        nodes.pop().root.remove();
      }

      const scale = scaleOf(shown, isCumulative);
      shown.forEach((row, at) => writeRow(nodes[at], row, steps, scale, isCumulative));
    },
    controls({ isHeld, isFollowing, compression: ticks, isCumulative }) {
      held.hidden = !isHeld;
      centre.hidden = isFollowing;
      setText(compression, ticks === 1 ? '1 tick' : `${ticks} ticks`);
      cumulative.ariaPressed = String(isCumulative);
    },
    /** `doubt` is as of bookDoubt: null for a book that can be traded from. */
    note(doubt) {
      showNote(note, doubt === null ? '' : doubtText(doubt), doubt?.kind);
      rows.classList.toggle('lad-doubtful', doubt !== null);
    },
  };
}

function createRow() {
  const cell = (className, ...children) => element('span', { className, role: 'cell' }, ...children);
  const figure = () => element('b');
  const bar = () => element('i');
  const made = { sold: figure(), soldBar: bar(), bid: figure(), bidBar: bar(), price: cell('lad-price'), ask: figure(), askBar: bar(), bought: figure(), boughtBar: bar(), spread: cell('lad-spread') };
  made.root = element('div', { className: 'lad-row', role: 'row' },
    cell('lad-traded lad-sold', made.soldBar, made.sold), cell('lad-side lad-bid', made.bidBar, made.bid), made.price,
    cell('lad-side lad-ask', made.askBar, made.ask), cell('lad-traded lad-bought', made.boughtBar, made.bought), made.spread);
  return made;
}

function scaleOf(shown, isCumulative) {
  const prices = shown.filter(row => !row.isSpread);
  // Totals only grow: the largest of them is no wall.
  const size = isCumulative ? Math.max(0, ...prices.flatMap(row => [row.bidTotal, row.askTotal])) : fullBar(prices.flatMap(row => [row.bid, row.ask]));
  return { size, traded: fullBar(prices.flatMap(row => [row.sells, row.buys])) };
}

function writeRow(node, row, steps, scale, isCumulative) {
  node.root.classList.toggle('lad-is-spread', row.isSpread);
  setData(node.root, 'price', row.isSpread ? null : row.price);
  setData(node.root, 'bid', row.isSpread ? null : row.bid);
  setData(node.root, 'ask', row.isSpread ? null : row.ask);
  setData(node.root, 'best', row.isBest ? '' : null);
  setData(node.root, 'last', row.last);
  if (row.isSpread) {
    setText(node.spread, row.ticks === null ? '' : spreadText(row, steps));
    return;
  }

  setText(node.price, formatPrice(row.price, steps));
  writeSize(node.bid, node.bidBar, isCumulative ? row.bidTotal : row.bid, scale.size, steps);
  writeSize(node.ask, node.askBar, isCumulative ? row.askTotal : row.ask, scale.size, steps);
  writeSize(node.sold, node.soldBar, row.sells, scale.traded, steps);
  writeSize(node.bought, node.boughtBar, row.buys, scale.traded, steps);
}

function writeSize(figure, bar, lots, full, steps) {
  setText(figure, lots > 0 ? formatQuantity(lots, steps) : '');
  setData(bar, 'over', lots > full ? '' : null);
  const size = `${lots > 0 ? (100 * Math.min(1, lots / full)).toFixed(1) : 0}% 100%`;
  if (bar.style.backgroundSize !== size) {
    bar.style.backgroundSize = size;
  }
}

function spreadText({ ticks, mid }, steps) {
  const bps = mid > 0 ? (ticks / mid) * 1e4 : 0;
  return `spread ${formatPrice(ticks, steps)} · ${bps.toFixed(bps < 1 ? 3 : 2)} bps`;
}
