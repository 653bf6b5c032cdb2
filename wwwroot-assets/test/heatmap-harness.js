// ?minutes=15&palette=twoHue&scale=linear&seconds=0.3&live=1&span=900: see heatmap-harness.html.
import { DepthHistory } from '../js/market/depth-history.js';
import { startHeatmap } from '../js/market/heatmap.js';
import { syntheticDepth } from './synthetic-depth.js';

const wanted = new URLSearchParams(location.search);
const pane = document.getElementById('pane');
const history = new DepthHistory();
const market = syntheticDepth(Number(wanted.get('seed') ?? 7), { minutes: Number(wanted.get('minutes') ?? 15), secondsShare: Number(wanted.get('seconds') ?? 0) });
const heatmap = startHeatmap(pane, history, { palette: wanted.get('palette') ?? 'thermal', scale: wanted.get('scale') ?? 'log', zone: wanted.get('zone') ?? 'UTC' });
history.accept(market.start());
const endMs = history.newest.endMs;
heatmap.setWalls([...market.walls.map(({ price }) => ({ price, side: price < history.newest.bids[0] ? 'bid' : 'ask', fromMs: endMs - 60_000, toMs: null }))]);
if (wanted.has('live')) {
  setInterval(() => history.accept(market.next()), 100);
}

document.addEventListener('keydown', event => heatmap.key(event));
Object.assign(window, { heatmap, depth: history, market, pane });
