// A score above the first is long, below the second short; at them and between them it says nothing. A copy of ClassicModel's.
export const LONG_ABOVE = 55;
export const SHORT_BELOW = 45;

const NAMES = { ground: 'ground', text: 'text', muted: 'muted', line: 'line', up: 'up', down: 'down', upFill: 'up-fill', downFill: 'down-fill', flat: 'flat', accent: 'accent', amber: 'amber' };

/** The page's colours as an element has them, for what is drawn on a canvas. */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(Object.entries(NAMES).map(([name, variable]) => [name, style.getPropertyValue(`--${variable}`).trim()]));
}
