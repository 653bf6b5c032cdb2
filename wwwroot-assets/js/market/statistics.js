import { createBars } from './apex.js';
import { doubtText } from './book-state.js';
import { coloursOf, LONG_ABOVE, SHORT_BELOW } from './chart-colours.js';
import { element, setData, showNote } from './elements.js';
import { priceOf, quantityOf, shortAmount } from './figures.js';
import { scoreHistogram, spreadDistribution, tradesBySize } from './statistics-data.js';

const PERIOD_MS = 5000;

// Quote values between the sizes of trades.
const SIZES = [1e3, 1e4, 1e5, 1e6];

/** Three distributions of what a history holds, each drawn every 5 s. Options: readDoubt() (as of BookWatch). */
export function startStatistics(pane, history, { readDoubt = () => null } = {}) {
  const boxes = ['score', 'spread', 'trades'].map(name => element('div', { className: 'statistics-chart', data: { chart: name } }));
  const note = element('p', { className: 'mk-note', role: 'status', hidden: true });
  const root = element('div', { className: 'statistics' }, ...boxes, note);
  pane.replaceChildren(root);
  let colours = coloursOf(pane);
  const score = createBars(boxes[0], { ...colours, title: 'Score, share of time, 15 min', unit: ' %', decimals: 0, categoryTitle: 'score', axisName: bin => (Number(bin.split('–')[0]) % 20 === 0 ? bin.split('–')[0] : '') });
  const spread = createBars(boxes[1], { ...colours, title: 'Spread, share of time, 15 min', unit: ' %', decimals: 0, categoryTitle: 'bps' });
  const trades = createBars(boxes[2], { ...colours, title: 'Trades by value, newest 2,000', unit: '', decimals: 0, categoryTitle: '▲ buys, ▼ sells by quote value' });
  const turns = [showScore, showSpread, showTrades];
  const timer = setInterval(drawNext, PERIOD_MS / turns.length);
  const begun = new AbortController();

  // One after the other: drawing all at once would cost the heatmap beside them several frames.
  function drawNext() {
    const turn = turns.shift();
    turns.push(turn);
    show(turn);
    tellDoubt();
  }

  function tellDoubt() {
    const doubt = readDoubt();
    showNote(note, doubt ? doubtText(doubt) : '', 'feed');
    setData(root, 'stale', doubt ? '' : null);
  }

  function show(turn) {
    if (!document.hidden && history.steps !== null) {
      colours = coloursOf(pane);
      turn(Array.from({ length: history.length }, (_, at) => history.at(at)));
    }
  }

  const draw = () => turns.forEach(show);

  const valueOf = trade => priceOf(trade.price, history.steps) * quantityOf(trade.lots, history.steps);

  function showScore(columns) {
    const bins = scoreHistogram(columns) ?? [];
    score.show({
      categories: bins.map(({ from, to }) => `${from}–${to}`),
      series: [{ name: 'time', data: bins.map(({ share }) => rounded(share)) }],
      colours: bins.map(({ from, to }) => (from >= LONG_ABOVE ? colours.up : to <= SHORT_BELOW ? colours.down : colours.flat)),
      top: topOf(bins.map(({ share }) => share)),
      isByCategory: true,
    });
  }

  function showSpread(columns) {
    const bins = spreadDistribution(columns) ?? [];
    spread.show({
      categories: bins.map(spreadName),
      series: [{ name: 'time', data: bins.map(({ share }) => rounded(share)) }],
      colours: [colours.accent],
      top: topOf(bins.map(({ share }) => share)),
    });
  }

  function showTrades() {
    const buckets = tradesBySize(history.trades, SIZES, valueOf) ?? [];
    trades.show({
      categories: buckets.map(({ from }, at) => (at === 0 && buckets.length > 1 ? `< ${shortAmount(buckets[1].from)}` : `${shortAmount(from)}+`)),
      series: [{ name: '▲ buys', data: buckets.map(({ buys }) => buys) }, { name: '▼ sells', data: buckets.map(({ sells }) => sells) }],
      colours: [colours.up, colours.down],
      top: topOf(buckets.flatMap(({ buys, sells }) => [buys, sells])),
    });
  }

  // The first picture comes with the first columns, not 5 s later.
  history.addEventListener('columns', draw, { signal: begun.signal, once: true });
  draw();
  return {
    stop() {
      begun.abort();
      clearInterval(timer);
      [score, spread, trades].forEach(chart => chart.stop());
    },
    /** Nothing can be set: the colours are the page's, which may be others now. */
    setOptions: draw,
    key: () => false,
  };
}

// Whose half is a round figure too.
const ROUND = [2, 4, 10, 20, 40, 60, 100];

function topOf(values) {
  const most = Math.max(...values, 2);
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  return scale * ROUND.find(each => each * scale >= most);
}

// What does not change a pixel shall not redraw a chart.
const rounded = share => Math.round(share * 10) / 10;

function spreadName({ fromBps, isOpen }) {
  return fromBps.toFixed(fromBps < 0.1 ? 3 : fromBps < 10 ? 2 : 1) + (isOpen ? '+' : '');
}
