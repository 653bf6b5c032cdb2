// What is drawn over the cells: gaps, the best prices, trades, walls. Contexts are scaled to CSS pixels.
import { textWidth } from './text-width.js';
import { xAt, yAt } from './view.js';

const LABELLED_PX = 90;
const DOT_CELL_PX = 12;
const LARGEST_DOT_PX = 10;
// More would hide the book that they hit: the largest are shown, whatever the zoom.
const MOST_DOTS = 160;
// Smaller ones would be dust over the lines; the crosshair still tells them.
const LEAST_DOT_PX = 1.4;

export const GAP_REASONS = {
  missing: 'no columns were sent', broken: 'the book was lost for a moment', empty: 'no book yet', syncing: 'the book is syncing',
  stale: 'the book is stale', invalid: 'the book is invalid',
};

/** Neighbouring gap buckets as bands { fromMs, toMs, reason }, the reason that of their first. */
export function gapBands(buckets) {
  const bands = [];
  for (const { fromMs, toMs, reason } of buckets) {
    const last = bands.at(-1);
    if (reason !== null && last?.toMs === fromMs) {
      last.toMs = toMs;
    } else if (reason !== null) {
      bands.push({ fromMs, toMs, reason });
    }
  }

  return bands;
}

export function hatch(context, colour, scale) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = Math.round(8 * scale);
  const lines = tile.getContext('2d');
  lines.scale(tile.width / 8, tile.height / 8);
  lines.fillStyle = '#141922';
  lines.fillRect(0, 0, 8, 8);
  lines.strokeStyle = colour;
  lines.lineWidth = 1.4;
  for (const from of [-8, 0, 8]) {
    lines.moveTo(from - 1, 9);
    lines.lineTo(from + 9, -1);
  }

  lines.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern.setTransform(new DOMMatrix().scale(1 / scale));
  return pattern;
}

export function drawGaps(context, view, bands, pattern, colours) {
  for (const { fromMs, toMs, reason } of bands) {
    const x = xAt(view, fromMs), width = Math.max(1, xAt(view, toMs) - x);
    context.fillStyle = pattern;
    context.fillRect(x, 0, width, view.height);
    if (width >= LABELLED_PX) {
      label(context, `Gap: ${GAP_REASONS[reason]}`, x + width / 2, view.height / 2, width - 8, colours);
    }
  }
}

function label(context, text, x, y, most, colours) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const width = Math.min(most, textWidth(context, text) + 12);
  context.fillStyle = colours.ground;
  context.fillRect(x - width / 2, y - 10, width, 20);
  context.fillStyle = colours.amber;
  context.fillText(text, x, y, width - 8);
}

/** Best bid and ask as steps that end where a gap or an empty side begins. */
export function drawTouch(context, view, buckets, colours) {
  const bid = stepsOf(view, buckets, 'bestBid'), ask = stepsOf(view, buckets, 'bestAsk');
  context.lineJoin = 'bevel';
  // The dark casing keeps the lines readable over bright cells; both casings lie under both lines.
  for (const [path, colour, width] of [[bid, '#000a', 3], [ask, '#000a', 3], [bid, colours.up, 1.25], [ask, colours.down, 1.25]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(path);
  }
}

function stepsOf(view, buckets, side) {
  const path = new Path2D();
  let end = NaN;
  for (const bucket of buckets) {
    const price = bucket.reason === null ? bucket[side] : NaN;
    if (Number.isNaN(price)) {
      end = NaN;
      continue;
    }

    const x = xAt(view, bucket.fromMs), y = yAt(view, price);
    if (end === bucket.fromMs) {
      path.lineTo(x, y);
    } else {
      path.moveTo(x, y);
    }

    path.lineTo(xAt(view, Math.min(bucket.toMs, bucket.knownMs)), y);
    end = bucket.toMs;
  }

  return path;
}

/** Traded lots where dots would lie over each other, summed: { x, y, buys, sells }, the largest; none stands behind now. */
export function dotsOf(view, buckets, { bucketMs, rowTicks }, nowMs) {
  const groupMs = Math.ceil((DOT_CELL_PX * view.msPerPx) / bucketMs) * bucketMs;
  const groupRows = Math.ceil((DOT_CELL_PX * view.ticksPerPx) / rowTicks);
  const dots = [];
  let group = new Map();
  let index = NaN;
  for (const bucket of buckets) {
    const now = Math.floor(bucket.fromMs / groupMs);
    if (now !== index) {
      index = now;
      group = new Map();
    }

    for (let i = 0; i < bucket.trades.length; i += 3) {
      const row = Math.floor(bucket.trades[i] / groupRows);
      if (!group.has(row)) {
        const dot = { x: xAt(view, Math.min(nowMs, (index + 0.5) * groupMs)), y: yAt(view, (row + 0.5) * groupRows * rowTicks - 0.5), buys: 0, sells: 0 };
        // A bucket wider than a group has its dot in its own middle.
        dot.x = bucket.toMs - bucket.fromMs > groupMs ? xAt(view, (bucket.fromMs + bucket.toMs) / 2) : dot.x;
        group.set(row, dot);
        dots.push(dot);
      }

      const dot = group.get(row);
      dot.buys += bucket.trades[i + 1];
      dot.sells += bucket.trades[i + 2];
    }
  }

  return dots.length <= MOST_DOTS ? dots : dots.sort((a, b) => Math.max(b.buys, b.sells) - Math.max(a.buys, a.sells)).slice(0, MOST_DOTS);
}

/** Buyers as discs, sellers as diamonds, their area by size; `most` is the size of the largest. */
export function drawDots(context, dots, most, colours) {
  const buys = new Path2D(), sells = new Path2D();
  for (const { x, y, buys: boughtLots, sells: soldLots } of dots) {
    const bought = radiusOf(boughtLots / most), sold = radiusOf(soldLots / most);
    // Both sides at one place stand beside each other.
    const shift = Math.min(bought, sold) * 0.7;
    if (bought > 0) {
      buys.moveTo(x - shift + bought, y);
      buys.arc(x - shift, y, bought, 0, 2 * Math.PI);
    }

    if (sold > 0) {
      // A diamond of the disc's area reaches this much farther.
      addDiamond(sells, x + shift, y, sold * Math.sqrt(Math.PI / 2));
    }
  }

  for (const [path, colour] of [[buys, colours.up], [sells, colours.down]]) {
    context.globalAlpha = 0.75;
    context.fillStyle = colour;
    context.fill(path);
    context.globalAlpha = 1;
    context.strokeStyle = '#05070a';
    context.lineWidth = 1;
    context.stroke(path);
  }
}

function radiusOf(share) {
  const radius = LARGEST_DOT_PX * Math.sqrt(share);
  return radius < LEAST_DOT_PX ? 0 : radius;
}

function addDiamond(path, x, y, reach) {
  path.moveTo(x, y - reach);
  path.lineTo(x + reach, y);
  path.lineTo(x, y + reach);
  path.lineTo(x - reach, y);
  path.closePath();
}

/** Outlines of walls { price, side, fromMs, toMs (null: it stands) }; a bid's is solid, an ask's dashed. */
export function drawWalls(context, view, walls, rowTicks, nowMs, colours) {
  context.lineWidth = 1.25;
  for (const { price, side, fromMs, toMs } of walls) {
    const row = Math.floor(price / rowTicks) * rowTicks - 0.5;
    const x = xAt(view, fromMs), right = xAt(view, Math.min(toMs ?? nowMs, nowMs));
    const y = yAt(view, row + rowTicks), height = rowTicks / view.ticksPerPx;
    if (right >= x && right > 0 && x < view.width && y < view.height && y + height > 0) {
      context.setLineDash(side === 'bid' ? [] : [5, 3]);
      context.strokeStyle = colours.wall;
      context.strokeRect(x, y - 1, Math.max(2, right - x), height + 2);
    }
  }

  context.setLineDash([]);
}
