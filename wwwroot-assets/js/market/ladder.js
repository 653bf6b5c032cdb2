import { bookDoubt } from './book-state.js';
import { isSwitch, knownOptions, oneOf } from './known-options.js';
import { LadderCentre } from './ladder-centre.js';
import { askRow, bidRow, COMPRESSIONS, ladderRows, nextCompression } from './ladder-rows.js';
import { createLadderView } from './ladder-view.js';
import { startPulse } from './pulse.js';
import { TRADED_MINUTES, TradedWindow } from './traded-window.js';

const ROW_PX = 17;
const PERIOD_MS = 100;
// Ages go on while nothing comes.
const IDLE_MS = 500;
const WHEEL_ROWS = 3;
const NO_TRADES = { buys: 0, sells: 0 };
const DEFAULTS = { compression: 1, isCumulative: false };
const RULES = { compression: oneOf(COMPRESSIONS), isCumulative: isSwitch };

/**
 * Draws the book of a history as a ladder, at most ten times a second. Options: compression (ticks a row), isCumulative,
 * onChange({ compression, isCumulative }), now() (milliseconds, by which silence is a delay; the browser's clock where none is given).
 */
export function startLadder(pane, history, options = {}) {
  const { now: nowMs = () => performance.now() } = options;
  let settings = { ...DEFAULTS, ...knownOptions(options, DEFAULTS, RULES) };
  let isHeld = false;
  let liveBook = null;
  let arrivedAt = nowMs();
  let lastTrade = history.trades.at(-1) ?? null;
  const centre = new LadderCentre();
  const traded = new TradedWindow(TRADED_MINUTES * 60_000);
  const view = createLadderView(pane, {
    centre: recentre,
    compress: step => compress(step),
    accumulate: isCumulative => change({ isCumulative }),
  });
  const pulse = startPulse(draw, PERIOD_MS);
  const idle = setInterval(pulse.request, IDLE_MS);
  // Known from when the page was laid out: to ask while drawing would have it laid out for that.
  let height = 0;
  const size = new ResizeObserver(() => {
    height = view.rows.clientHeight;
    pulse.request();
  });
  const end = new AbortController();

  function change(changed) {
    apply(changed);
    settings.onChange?.({ compression: settings.compression, isCumulative: settings.isCumulative });
  }

  function apply(changed) {
    settings = { ...settings, ...knownOptions(changed, DEFAULTS, RULES) };
    if ('compression' in changed && liveBook) {
      centre.compress(liveBook, settings.compression);
    }

    pulse.request();
  }

  const compress = step => change({ compression: nextCompression(settings.compression, step) });

  function recentre() {
    centre.recentre();
    pulse.request();
  }

  function hold(now) {
    isHeld = now;
    pulse.request();
  }

  function onColumns({ detail: { columns } }) {
    arrivedAt = nowMs();
    addTraded(columns);
    onBook();
  }

  function onBook() {
    const book = history.book();
    if (book?.isLive) {
      liveBook = book;
    }

    pulse.request();
  }

  function addTraded(columns) {
    for (const { endMs, cells } of columns) {
      for (let at = 0; at < cells.length; at += 3) {
        traded.add(endMs, cells[at], cells[at + 1], cells[at + 2]);
      }

      traded.expire(endMs);
    }
  }

  function onStart() {
    traded.clear();
    liveBook = null;
    lastTrade = null;
    centre.recentre();
    pulse.request();
  }

  function draw() {
    const silentMs = nowMs() - arrivedAt;
    const doubt = bookDoubt(history.book(), liveBook?.atMs ?? null, silentMs);
    const book = liveBook ?? { bids: [], asks: [] };
    const count = Math.floor(height / ROW_PX);
    centre.follow(book, { compression: settings.compression, count, isHeld });
    view.show({ shown: rowsOf(book, count), steps: history.steps, isCumulative: settings.isCumulative });
    view.controls({ isHeld, isFollowing: centre.isFollowing, ...settings });
    view.note(doubt);
  }

  function rowsOf(book, count) {
    if (centre.centre === null || count === 0) {
      return [];
    }

    const { compression } = settings;
    const sums = traded.rows(compression);
    const mid = book.bids.length > 0 && book.asks.length > 0 ? (book.bids[0][0] + book.asks[0][0]) / 2 : 0;
    const newest = history.standing?.trades[0] ?? lastTrade;
    const lastRow = newest && (newest.isSell ? bidRow : askRow)(newest.price, compression);
    return ladderRows(book, { compression, centre: centre.centre, split: centre.split, count }).map(row => {
      const { buys, sells } = sums.get(row.price) ?? NO_TRADES;
      const last = !row.isSpread && row.price === lastRow ? (newest.isSell ? 'sell' : 'buy') : null;
      return { ...row, buys, sells, last, mid };
    });
  }

  function onWheel(event) {
    event.preventDefault();
    centre.scroll(-Math.sign(event.deltaY) * WHEEL_ROWS, settings.compression);
    pulse.request();
  }

  const { signal } = end;
  history.addEventListener('start', onStart, { signal });
  history.addEventListener('columns', onColumns, { signal });
  history.addEventListener('stand', onBook, { signal });
  history.addEventListener('trades', ({ detail: { trades } }) => (lastTrade = trades.at(-1)), { signal });
  view.rows.addEventListener('pointerenter', event => event.pointerType !== 'touch' && hold(true), { signal });
  view.rows.addEventListener('pointerleave', () => hold(false), { signal });
  view.rows.addEventListener('wheel', onWheel, { signal, passive: false });
  size.observe(view.rows);
  if (history.length > 0) {
    onColumns({ detail: { columns: Array.from({ length: history.length }, (_, at) => history.at(at)) } });
  }

  return {
    stop() {
      end.abort();
      size.disconnect();
      clearInterval(idle);
      pulse.stop();
    },
    setOptions: apply,
    key({ key }) {
      const act = { '+': () => compress(1), '=': () => compress(1), '-': () => compress(-1), ' ': recentre, u: () => change({ isCumulative: !settings.isCumulative }) }[key];
      act?.();
      return act !== undefined;
    },
  };
}
