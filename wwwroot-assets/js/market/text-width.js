// How wide texts are on a canvas. To measure one it has to be laid out, and a picture asks for the same few with every frame.
const MOST_KEPT = 200;
const widths = new Map();

// What was measured before a font came is the width of another one.
globalThis.document?.fonts?.addEventListener('loadingdone', () => widths.clear());

/** Width of a text in the context's font, CSS pixels. */
export function textWidth(context, text) {
  const key = `${context.font} ${text}`;
  if (!widths.has(key)) {
    if (widths.size === MOST_KEPT) {
      widths.delete(widths.keys().next().value);
    }

    widths.set(key, context.measureText(text).width);
  }

  return widths.get(key);
}

/** Width of a figure whatever its digits are, so that what is made for it stands still while they change. */
export function figureWidth(context, text) {
  return textWidth(context, text.replace(/\d/g, '0'));
}
