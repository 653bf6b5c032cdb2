// The crosshair over the picture: its lines, their places on the axes, and the figures of the cell under it.
import { coverPriceFigures, drawPriceLabel, drawTimeLabel } from './heat-axes.js';
import { createReadout, readout } from './heat-readout.js';
import * as View from './view.js';

const LABEL_GROUND = '#3a4656';

export function createCross(plot, layers) {
  const box = createReadout(plot);
  const { cross } = layers;
  let isEmpty = true;

  // An untouched canvas need not be painted again.
  function clear() {
    if (!isEmpty) {
      cross.clearRect(0, 0, layers.width, layers.height);
      isEmpty = true;
    }
  }

  return {
    hide() {
      clear();
      box.hide();
    },
    /** At a place within the view, CSS pixels; `labelled` is the price that the axis labels, null for none. */
    show({ x, y }, { view, cell, grid, text, colours, labelled }) {
      clear();
      isEmpty = false;
      cross.fillStyle = '#ffffff66';
      cross.fillRect(Math.round(x), 0, 1, view.height);
      cross.fillRect(0, Math.round(y), view.width, 1);
      const pointed = View.priceAt(view, y), price = Math.round(pointed), ms = View.timeAt(view, x);
      const gutter = layers.width - view.width;
      coverPriceFigures(cross, view, gutter, pointed, { ground: colours.ground, labelled });
      drawPriceLabel(cross, view, gutter, pointed, text.price(price), LABEL_GROUND, colours.text);
      drawTimeLabel(cross, view, x, text.clock, colours.ground, LABEL_GROUND, colours.text);
      const bucket = grid.bucketAt(ms, cell.bucketMs, cell.rowTicks);
      const before = bucket && grid.bucketAt(bucket.fromMs - 1, cell.bucketMs, cell.rowTicks);
      box.show(readout(bucket, before, price, cell.rowTicks, text), x, y, view.width, view.height);
    },
  };
}
