// The symbol page: one stream of the market hub, and the panes that draw from it.
import { BookWatch } from './market/book-watch.js';
import { DepthHistory } from './market/depth-history.js';
import { MarketFeed } from './market/market-feed.js';
import { coloursOf } from './market/chart-colours.js';
import { startChart } from './market/chart.js';
import { startHeatmap } from './market/heatmap.js';
import { startLadder } from './market/ladder.js';
import { startStatistics } from './market/statistics.js';
import { startTape } from './market/tape.js';
import { KeptOptions } from './kept-options.js';
import { describe, startPanes } from './panes.js';
import { Untold } from './untold.js';

export { tellViewer } from './tell.js';

const STARTERS = { heatmap: startHeatmap, ladder: startLadder, tape: startTape, chart: startChart, statistics: startStatistics };
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
const INTERACTIVE = 'input, textarea, select, [contenteditable], dialog[open], [role=slider], [role=separator], [role=radio], [role=grid]';
const KEPT_CUTS = 20;
const QUOTES = ['USDT', 'USDC', 'PERP', 'USD'];
const WORDS = { connecting: '', live: '', delayed: 'screen delayed', lost: 'screen delayed', refused: 'no stream' };

let page = null;
// What was told last of a replay that stands still: it may come before the page goes over to its symbol.
let stood = null;

// What a quantity is large for is each symbol's own: the cuts of the heatmap's scale are kept by symbol, those of the last few.
function withCuts({ low, high, ...options }) {
  const cuts = (page.cuts ?? []).filter(([symbol]) => symbol !== page.symbol);
  page.cuts = (low ?? high ?? null) === null ? cuts : [...cuts, [page.symbol, low, high]].slice(-KEPT_CUTS);
  return { ...options, cuts: page.cuts };
}

function ownCuts({ cuts = [], ...options }) {
  page.cuts ??= Array.isArray(cuts) ? cuts.filter(Array.isArray) : [];
  const [, low = null, high = null] = page.cuts.find(([symbol]) => symbol === page.symbol) ?? [];
  return { ...options, low, high };
}

// What was chosen in this page is newer than what the server rendered it with.
function optionsOf(pane, settings, untold) {
  const kept = untold ?? page.chosen?.get(pane) ?? (settings.panes[pane] ? JSON.parse(settings.panes[pane]) : {});
  return pane === 'heatmap' ? ownCuts(kept) : kept;
}

function keep(pane, kept, options) {
  const chosen = pane === 'heatmap' ? withCuts(options) : options;
  (page.chosen ??= new Map()).set(pane, chosen);
  kept.put(chosen);
}

const lookOptions = settings => ({ zone: settings.zone, colours: coloursOf(document.documentElement) });

function stopPane(pane) {
  const { kept, drawing } = page.panes.get(pane);
  kept.send();
  drawing.stop();
  page.panes.delete(pane);
}

// What a pane needs to know of the symbol.
function symbolOptions() {
  const steps = page.history.steps;
  return { symbol: page.symbol, quote: QUOTES.find(q => page.symbol.endsWith(q)) ?? '', ...(steps ? { priceDecimals: steps.priceDecimals } : {}) };
}

// A pane that cannot start must not take the others with it. What was kept for it may be the reason: then it gets what is usual.
function startPane(pane, element, settings) {
  const { feed, history, server, watch } = page;
  const tellOptions = options => server.invokeMethodAsync('KeepOptions', pane, JSON.stringify(options));
  const kept = new KeptOptions(tellOptions, new Untold(() => sessionStorage, `${settings.account} ${pane}`));
  const untold = kept.takeUntold();
  const given = { ...lookOptions(settings), ...symbolOptions(), readDelay: () => feed.delayMs, readDoubt: () => watch.doubt(), now: page.now, onChange: options => keep(pane, kept, options), onReplay: ms => tell(server, 'ReplayFrom', Math.round(ms)) };
  const begin = options => STARTERS[pane](element, pane === 'chart' ? feed : history, { ...options, ...given });
  const attempts = [() => begin(optionsOf(pane, settings, untold)), () => begin({}), () => noDrawing(pane, element)];
  page.panes.set(pane, { element, kept, drawing: firstThatStarts(pane, element, attempts) });
}

function firstThatStarts(pane, element, [attempt, ...others]) {
  try {
    return attempt();
  } catch (error) {
    console.error(`The ${pane} did not start.`, error);
    element.replaceChildren();
    return firstThatStarts(pane, element, others);
  }
}

function noDrawing(pane, element) {
  const note = document.createElement('p');
  note.className = 'state';
  note.textContent = `The ${pane} could not be drawn. Reload the page to try again.`;
  element.replaceChildren(note);
  const nothing = () => {};
  return { stop: () => note.remove(), setOptions: nothing, setWalls: nothing, centre: nothing, key: () => false };
}

function sync(settings) {
  for (const pane of Object.keys(STARTERS)) {
    const element = document.getElementById(`${pane}-body`);
    const running = page.panes.get(pane);
    if (running && running.element !== element) {
      stopPane(pane);
    }

    if (element && !page.panes.has(pane)) {
      startPane(pane, element, settings);
    } else if (page.panes.has(pane) && page.looks !== looksOf(settings)) {
      page.panes.get(pane).drawing.setOptions(lookOptions(settings));
    }
  }

  page.looks = looksOf(settings);
  page.settings = settings;
  document.querySelectorAll('.splitter').forEach(describe);
  giveWalls();
}

// Another part of the page puts the colours into the document, before or after this one is told of them.
function followColours(signal) {
  const watch = new MutationObserver(() => page.panes.forEach(({ drawing }) => drawing.setOptions(lookOptions(page.settings))));
  watch.observe(document.getElementById('colours'), { attributes: true, attributeFilter: ['data-colours'] });
  signal.addEventListener('abort', () => watch.disconnect());
}

const looksOf = settings => `${settings.zone} ${settings.colours}`;

function giveWalls() {
  page.panes.get('heatmap')?.drawing.setWalls(page.walls);
}

// The state of the stream, apart from that of the feed: a screen may be late while the book is right.
function say({ state, sentence }) {
  const element = document.getElementById('symbol-screen');
  if (element) {
    element.textContent = WORDS[state] ?? '';
    element.title = sentence ?? '';
  }

  const root = document.getElementById('symbol-page');
  if (root) {
    root.dataset.stream = state;
  }
}

function follow(symbol) {
  page.symbol = symbol;
  page.walls = [];
  page.history = new DepthHistory();
  page.watch = new BookWatch(page.history, page.now);
  page.history.addEventListener('start', () => page.panes.get('chart')?.drawing.setOptions(symbolOptions()));
  page.history.stand(stood?.symbol === symbol ? stood.standing : null);
  page.feed.setSymbol(symbol, page.history);
}

// The pane under the pointer hears a key first, then the others in the order of the page.
function drawings() {
  const panes = [...page.panes.values()];
  const hovered = panes.filter(p => p.element.closest('.pane').matches(':hover, :focus-within'));
  return [...hovered, ...panes.filter(p => !hovered.includes(p))].map(p => p.drawing);
}

// Up and down within something that scrolls are for that.
function isScrolled(event) {
  let element = event.key === 'ArrowUp' || event.key === 'ArrowDown' ? event.target : null;
  while (element?.closest?.('.pane') && !(element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY))) {
    element = element.parentElement;
  }

  return Boolean(element?.closest?.('.pane'));
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || document.querySelector('dialog[open]')) {
    return;
  }

  const isTaken = event.target.closest?.(INTERACTIVE);
  const isPressed = (event.key === ' ' || event.key === 'Enter') && event.target.closest?.('button, a, summary');
  if (isTaken || isPressed) {
    return;
  }

  if (drawings().some(d => d.key?.(event))) {
    event.preventDefault();
  } else if (STEPS[event.key] && !event.shiftKey && !isScrolled(event)) {
    event.preventDefault();
    tell(page.server, 'Step', STEPS[event.key]);
  }
}

// Calls of the server can't be heard while the connection is away: the page that comes back is rendered anew.
const tell = (server, name, ...args) => server.invokeMethodAsync(name, ...args).catch(error => console.debug(error));

// A page that is left may not come back: what was chosen last is told while it can be heard.
function tellWhenLeft(signal) {
  addEventListener('pagehide', sendKept, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && sendKept(), { signal });
}

const sendKept = () => Promise.all([...page.panes.values()].map(({ kept }) => kept.send()));

function start(symbol, server) {
  // A replay may stand still: then silence is no delay.
  const isLive = document.querySelector('.shell[data-replay]') === null;
  page = { server, now: isLive ? () => performance.now() : () => 0, feed: new MarketFeed({ isLive }), panes: new Map(), over: new AbortController() };
  page.feed.addEventListener('state', event => say(event.detail));
  document.addEventListener('keydown', onKey, { signal: page.over.signal });
  startPanes(document.body, (columns, panes) => tell(server, 'KeepSizes', columns, panes), page.over.signal);
  followColours(page.over.signal);
  tellWhenLeft(page.over.signal);
  follow(symbol);
  page.feed.start();
}

// After every rendering of the page: panes may have come or gone, or the symbol be another.
export function show(symbol, settings, server) {
  if (!page) {
    start(symbol, server);
  } else if (symbol !== page.symbol) {
    [...page.panes.keys()].forEach(stopPane);
    follow(symbol);
  }

  page.walls = settings.walls;
  sync(settings);
  say(page.feed.state);
}

// Walls of the symbol as {price (ticks), side, fromMs, toMs}; those of another one come too late.
export function showWalls(symbol, walls) {
  if (page?.symbol === symbol) {
    page.walls = walls;
    giveWalls();
  }
}

// A replay that stands still: the symbol behind its last input, as of depth-history.js; null where it goes on.
export function stand(symbol, standing) {
  stood = { symbol, standing };
  if (page?.symbol === symbol) {
    page.history.stand(standing);
  }
}

export function centre(timeMs, priceTicks) {
  page?.panes.get('heatmap')?.drawing.centre(timeMs, priceTicks);
}

/** Ends everything; what was chosen last is told before it is done. */
export async function stop() {
  if (page) {
    const { panes, feed, over } = page;
    over.abort();
    const told = sendKept();
    [...panes.keys()].forEach(stopPane);
    feed.stop();
    page = stood = null;
    await told;
  }
}
