// The cells of the picture as one small image, a pixel a cell, scaled up without smoothing: panning and zooming cost one blit.
import { CODES } from './size-scale.js';

export class HeatImage {
  #canvas = document.createElement('canvas');
  #context = this.#canvas.getContext('2d');
  #image = null;
  #pixels = null;
  #bidColours = new Uint32Array(CODES);
  #askColours = new Uint32Array(CODES);
  #unknown = 0;
  /** How many visible cells there are of each size code, as of the last drawing. */
  counts = new Uint32Array(CODES);

  /** What each size looks like from now on: an intensity by code, a colour by intensity; and what is not known, [red, green, blue]. */
  colour(intensities, { bids, asks }, [red, green, blue]) {
    for (let code = 0; code < CODES; code++) {
      this.#bidColours[code] = bids[intensities[code]];
      this.#askColours[code] = asks[intensities[code]];
    }

    this.ground = bids[0];
    this.#unknown = ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }

  /** Draws buckets into the plot of a context that is scaled to CSS pixels. */
  draw(context, view, buckets, { bucketMs, rowTicks }) {
    this.counts.fill(0);
    if (buckets.length === 0) {
      return;
    }

    const firstRow = Math.floor((view.top - view.height * view.ticksPerPx) / rowTicks) - 1;
    const rows = Math.ceil(view.top / rowTicks) - firstRow + 2;
    const fromMs = Math.floor(buckets[0].fromMs / bucketMs) * bucketMs;
    const width = Math.round((Math.ceil(buckets.at(-1).toMs / bucketMs) * bucketMs - fromMs) / bucketMs);
    this.#resize(width, rows);
    this.#pixels.fill(this.ground);
    for (const bucket of buckets) {
      const first = Math.floor((bucket.fromMs - fromMs) / bucketMs);
      const last = Math.ceil((bucket.toMs - fromMs) / bucketMs);
      this.#dim(bucket, first, last, width, rows, firstRow, rowTicks);
      this.#paint(bucket, first, last, width, rows, firstRow);
    }

    this.#context.putImageData(this.#image, 0, 0);
    context.imageSmoothingEnabled = false;
    // The part of a second that this image starts with stands where its time does; likewise its uppermost row.
    const x = view.width - (view.rightMs - fromMs) / view.msPerPx;
    const y = (view.top - ((firstRow + rows) * rowTicks - 0.5)) / view.ticksPerPx;
    context.drawImage(this.#canvas, 0, 0, width, rows, x, y, (width * bucketMs) / view.msPerPx, (rows * rowTicks) / view.ticksPerPx);
  }

  // Beyond the levels that were held: not the black of no size.
  #dim({ worstBid, worstAsk }, first, last, width, height, firstRow, rowTicks) {
    this.#fill(0, Math.min(height, Math.floor(worstBid / rowTicks) - firstRow), first, last, width, height);
    this.#fill(Math.max(0, Math.floor(worstAsk / rowTicks) - firstRow + 1), height, first, last, width, height);
  }

  #fill(from, to, first, last, width, height) {
    const pixels = this.#pixels, colour = this.#unknown;
    for (let row = from; row < to; row++) {
      for (let x = first, at = (height - 1 - row) * width + first; x < last; x++, at++) {
        pixels[at] = colour;
      }
    }
  }

  #paint({ count, rows, bidCodes, askCodes }, first, last, width, height, firstRow) {
    const pixels = this.#pixels;
    for (let i = 0; i < count; i++) {
      const row = rows[i] - firstRow;
      if (row >= 0 && row < height) {
        const bid = bidCodes[i], ask = askCodes[i];
        // Where the mid crossed a row within a bucket, the larger side is shown.
        const isBid = bid >= ask;
        this.counts[isBid ? bid : ask]++;
        const colour = isBid ? this.#bidColours[bid] : this.#askColours[ask];
        for (let x = first, at = (height - 1 - row) * width + first; x < last; x++, at++) {
          pixels[at] = colour;
        }
      }
    }
  }

  #resize(width, height) {
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#image = this.#context.createImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
  }
}
