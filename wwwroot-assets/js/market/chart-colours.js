// A score above the first is long, below the second short; at them and between them it says nothing. A copy of ClassicModel's.
export const LONG_ABOVE = 55;
export const SHORT_BELOW = 45;

/** The page's colours as an element has them, for what is drawn on a canvas. */
export function coloursOf(pane) {
  const style = getComputedStyle(pane);
  const read = name => style.getPropertyValue(name).trim();
  return {
    ground: read('--ground'), text: read('--muted'), line: read('--line'), up: read('--up'), down: read('--down'), upFill: read('--up-fill'),
    downFill: read('--down-fill'), flat: read('--flat'), accent: read('--accent'), gap: read('--amber'),
  };
}
