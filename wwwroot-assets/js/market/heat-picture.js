// The heatmap's picture: cells, what lies over them, and the axes.
import { zoneName } from './figures.js';
import { drawAxes, drawGrid, drawPriceLabel } from './heat-axes.js';
import { HeatImage } from './heat-image.js';
import { dotsOf, drawDots, drawGaps, drawTouch, drawWalls, gapBands, hatch } from './heat-marks.js';
import { inkOf } from './heat-options.js';
import { HeatScale } from './heat-scale.js';

/**
 * Draws on the layers of heat-canvas.js. onScale(scale, settings) hears when sizes get other colours. A scene is { view, cell, buckets } as of
 * view.js and depth-grid.js, walls as of drawWalls, nowMs, last (the newest trade or undefined), quantityStep.
 */
export class HeatPicture {
  #layers;
  #onScale;
  #settings;
  #ink;
  #text;
  #pattern = null;
  // Counts what would give the same sizes other colours.
  #changes = 0;
  #image = new HeatImage();
  #scale = new HeatScale();

  constructor(layers, onScale) {
    this.#layers = layers;
    this.#onScale = onScale;
  }

  get colours() {
    return this.#ink.colours;
  }

  /** Other settings, and how prices and sizes are written; null before that is known. */
  take(settings, text) {
    this.#settings = settings;
    this.#ink = inkOf(settings);
    this.#text = text;
    this.#pattern = null;
    this.#changes++;
  }

  clear() {
    this.#fillGround(this.#layers.width, this.#layers.height);
  }

  draw(scene) {
    const { context, width } = this.#layers;
    const { view, last } = scene;
    const gutter = width - view.width;
    this.#drawCells(context, scene);
    this.#drawMarks(context, scene);
    drawAxes(context, view, gutter, { text: this.#text, colours: this.colours, zone: zoneName(this.#settings.zone), labelled: last?.price ?? null });
    if (last) {
      drawPriceLabel(context, view, gutter, last.price, this.#text.price(last.price), last.isSell ? this.colours.down : this.colours.up);
    }
  }

  #drawCells(context, { view, cell, buckets, quantityStep }) {
    if (!this.#scale.table) {
      // Sizes are known only once they were counted.
      this.#image.ground = 0;
      this.#image.draw(context, view, buckets, cell);
    }

    // Counts of the frame before serve this one, unless the cells have another size now.
    const { hues } = this.#ink, seenAs = `${this.#changes} ${cell.rowTicks} ${cell.bucketMs}`;
    if (this.#scale.look(this.#image.counts, { ...this.#settings, ...hues }, quantityStep, seenAs, performance.now())) {
      this.#image.colour(this.#scale.table, this.#scale.palette, hues.unknown);
      this.#onScale(this.#scale, this.#settings);
    }

    // Before the first column and behind the last one nothing is known either.
    this.#fillGround(view.width, view.height);
    this.#image.draw(context, view, buckets, cell);
  }

  #drawMarks(context, { view, cell, buckets, walls, nowMs }) {
    const { colours } = this;
    context.save();
    context.beginPath();
    context.rect(0, 0, view.width, view.height);
    context.clip();
    drawGrid(context, view);
    this.#pattern ??= hatch(context, '#4d4a3a', this.#layers.ratio);
    drawGaps(context, view, gapBands(buckets), this.#pattern, colours);
    if (this.#settings.showWalls) {
      drawWalls(context, view, walls, cell.rowTicks, nowMs, colours);
    }

    drawTouch(context, view, buckets, colours);
    if (this.#settings.showDots) {
      const dots = dotsOf(view, buckets, cell, nowMs);
      drawDots(context, dots, dots.reduce((most, dot) => Math.max(most, dot.buys, dot.sells), 1), colours);
    }

    context.restore();
  }

  #fillGround(width, height) {
    const { context } = this.#layers;
    context.fillStyle = this.colours.ground;
    context.fillRect(0, 0, width, height);
  }
}
