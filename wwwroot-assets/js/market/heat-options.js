// What can be chosen of the heatmap, and what of that is kept.
import { element } from './elements.js';
import { isAmount, isSwitch, isZone, knownOptions, oneOf } from './known-options.js';

const COLOURS = {
  up: '#51cda0', down: '#ec7d80', text: '#dbe2ea', muted: '#93a0b0', line: '#232c38', ground: '#0d1117', amber: '#e8b04a', wall: '#ffffff',
};
const DEFAULTS = { palette: 'thermal', scale: 'log', low: null, high: null, showDots: true, showWalls: true, zone: 'UTC', colours: {} };
const KEPT = ['palette', 'scale', 'low', 'high', 'showDots', 'showWalls'];
const isCut = value => value === null || isAmount(value);
const RULES = {
  palette: oneOf(['thermal', 'twoHue']), scale: oneOf(['linear', 'log', 'quantile']), low: isCut, high: isCut, showDots: isSwitch, showWalls: isSwitch, zone: isZone,
};

/** The settings with the given options in them, as far as those are known; null settings are the defaults. */
export function withOptions(settings, given) {
  return { ...(settings ?? DEFAULTS), ...knownOptions(given, DEFAULTS, RULES) };
}

/** Those of the settings that the viewer chose. */
export function keptOf(settings) {
  return Object.fromEntries(KEPT.map(name => [name, settings[name]]));
}

/** The settings' colours as CSS text, and as [r, g, b] those that cells are made of: { colours, hues: { up, down, unknown } }. */
export function inkOf(settings) {
  const colours = { ...COLOURS, ...settings.colours };
  return { colours, hues: { up: channelsOf(colours.up), down: channelsOf(colours.down), unknown: channelsOf(colours.ground) } };
}

function channelsOf(colour) {
  const context = element('canvas', { width: 1, height: 1 }).getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}
