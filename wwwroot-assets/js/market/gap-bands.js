// Gaps as hatched bands behind the candles, over the height of a pane: what is missing is seen, and nothing is drawn across it.
const HATCH_PX = 7;

/** Where a time stands among slots of equal length, in slots from the first; fractions are within a slot. */
export function placeOf(ms, slots, seconds) {
  let low = 0;
  let high = slots.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (slots[middle] * 1000 <= ms) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }

  return low + Math.min(1, (ms / 1000 - slots[low]) / seconds);
}

/** A primitive of lightweight-charts. `read()` gives { slots, seconds, gaps, nowMs, colour }. */
export class GapBands {
  #read;
  #chart = null;
  #requestUpdate = () => {};

  constructor(read) {
    this.#read = read;
  }

  attached({ chart, requestUpdate }) {
    this.#chart = chart;
    this.#requestUpdate = requestUpdate;
  }

  detached() {
    this.#chart = null;
  }

  update() {
    this.#requestUpdate();
  }

  paneViews() {
    return [{ zOrder: () => 'bottom', renderer: () => ({ draw: target => target.useMediaCoordinateSpace(scope => this.#draw(scope)) }) }];
  }

  #draw({ context, mediaSize: { width, height } }) {
    const { colour } = this.#read();
    context.save();
    context.strokeStyle = context.fillStyle = colour;
    for (const [left, right] of this.#bands()) {
      if (right >= 0 && left <= width) {
        hatch(context, Math.max(0, left), Math.min(width, right), height);
      }
    }

    context.restore();
  }

  #bands() {
    const { slots, seconds, gaps, nowMs } = this.#read();
    if (slots.length === 0) {
      return [];
    }

    const scale = this.#chart.timeScale();
    // A slot's middle is where its candle stands. Only whole slots are known to the scale.
    const first = scale.logicalToCoordinate(0);
    const width = scale.options().barSpacing;
    const xOf = ms => first + (placeOf(ms, slots, seconds) - 0.5) * width;
    return gaps.map(({ fromMs, toMs }) => {
      const left = xOf(fromMs);
      // One that is shorter than a pixel happened all the same.
      return [left, Math.max(left + 3, xOf(toMs ?? nowMs))];
    });
  }
}

function hatch(context, left, right, height) {
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, height);
  context.clip();
  context.globalAlpha = 0.1;
  context.fill();
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.beginPath();
  // Counted from the pane's edge, so that neighbouring bands and a scrolled one keep their pattern.
  for (let x = Math.floor((left - height) / HATCH_PX) * HATCH_PX; x < right; x += HATCH_PX) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }

  context.stroke();
  context.restore();
}
