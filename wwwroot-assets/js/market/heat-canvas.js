// Two canvases over each other, the picture and the crosshair, in device pixels and drawn in CSS pixels.
import { element } from './elements.js';

export function createLayers(plot) {
  const picture = element('canvas', { className: 'heat-picture', tabIndex: 0, role: 'img', ariaLabel: 'Order-book heatmap' });
  const cross = element('canvas', { className: 'heat-cross', 'aria-hidden': 'true' });
  plot.append(picture, cross);
  // Opaque: nothing shines through, and blending costs time.
  const contexts = [picture.getContext('2d', { alpha: false }), cross.getContext('2d')];
  const measured = { width: 0, height: 0 };
  let width = 0, height = 0, ratio = 0;
  return {
    picture,
    context: contexts[0],
    cross: contexts[1],
    get ratio() {
      return ratio;
    },
    /** Looks how large the plot is. For when it was laid out: at any other time the browser would have to lay the page out for it. */
    measure() {
      measured.width = plot.clientWidth;
      measured.height = plot.clientHeight;
    },
    /** Takes the plot's size as it was measured; true where anything changed. */
    fit() {
      if (measured.width === width && measured.height === height && devicePixelRatio === ratio) {
        return false;
      }

      [width, height, ratio] = [measured.width, measured.height, devicePixelRatio];
      for (const context of contexts) {
        context.canvas.width = Math.round(width * ratio);
        context.canvas.height = Math.round(height * ratio);
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.font = `11px ${getComputedStyle(plot).fontFamily}`;
      }

      return true;
    },
    get width() {
      return width;
    },
    get height() {
      return height;
    },
  };
}
