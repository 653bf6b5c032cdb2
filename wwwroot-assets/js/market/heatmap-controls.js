// The heatmap's toolbar, with the size scale as its legend. It holds nothing: it shows what it is told and says what was asked for.
import { button, choice, element, press, setData, setText, toggle } from './elements.js';
import { formatAge } from './figures.js';
import { createSizeSlider } from './size-slider.js';

const PALETTES = [['thermal', 'Thermal', 'One scale for both sides'], ['twoHue', 'Two hues', 'Bids and asks in a colour each']];
const SCALES = [['linear', 'Lin', 'Brightness rises with size'], ['log', 'Log', 'Brightness rises with the logarithm of size'], ['quantile', 'Rank', 'Brightness rises with the rank among visible cells (quantile)']];

const LATE_MS = 1000;

/**
 * act: change(options), cut('low' | 'high', lots or null), typed('low' | 'high', field), zoom(factor), reset(), live(), followTime(bool),
 * followPrice(bool), pause(bool).
 */
export function createControls(act) {
  const palette = choice('Palette', PALETTES, 'thermal', value => act.change({ palette: value }));
  const scale = choice('Size scale', SCALES, 'log', value => act.change({ scale: value }));
  const slider = createSizeSlider((cut, lots) => act.cut(cut, lots));
  const fields = Object.fromEntries(['low', 'high'].map(cut => [cut, field(cut)]));
  const dots = toggle('Trades', 'Trade dots: discs are buyers, diamonds sellers', true, isOn => act.change({ showDots: isOn }));
  const walls = toggle('Walls', 'Outlines of walls: bids solid, asks dashed', true, isOn => act.change({ showWalls: isOn }));
  const time = toggle('Time', 'Follow time: now stays at the right edge (f: both)', true, act.followTime);
  const price = toggle('Price', 'Follow price: the mid stays in sight (f: both)', true, act.followPrice);
  const live = button('Live ▸', 'Back to now, following time and price (f)', () => act.live());
  live.classList.add('heat-live');
  const pause = toggle('Pause', 'Pause the picture; columns go on coming (p)', false, act.pause);
  const zoomOut = button('−', 'Zoom out in time (wheel; Shift and wheel: price)', () => act.zoom(1.6));
  const zoomIn = button('+', 'Zoom in in time (wheel; Shift and wheel: price)', () => act.zoom(1 / 1.6));
  const delay = element('span', {
    className: 'heat-delay', hidden: true,
    title: 'How long ago the newest column of the picture ended, by the engine\'s clock. That clock is taken from the message that came quickest: what even that one needed on its way is not counted.',
  });
  const reset = button('Reset', 'Reset the view (z)', () => act.reset());

  function field(cut) {
    const name = cut === 'low' ? 'Black below' : 'Full from';
    return element('input', {
      className: 'mk-field heat-field', type: 'text', inputMode: 'decimal', placeholder: 'auto', ariaLabel: `${name}, as a quantity; empty: automatic`, title: `${name}: a quantity (k, M, B); empty: automatic`,
      on: { change: event => act.typed(cut, event.currentTarget), keydown: event => event.stopPropagation() },
    });
  }

  const group = (name, ...members) => element('div', { className: 'heat-group', role: 'group', ariaLabel: name }, ...members);
  // Where the bar is swiped, browsers leave a control that is half in sight where it is.
  const reveal = event => event.target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const bar = element('div', { className: 'mk-bar heat-bar', role: 'toolbar', ariaLabel: 'Heatmap', on: { focusin: reveal } },
    group('Size scale', fields.low, slider.track, fields.high, scale), palette, group('Layers', dots, walls),
    element('span', { className: 'mk-space' }), delay,
    group('Zoom', zoomOut, zoomIn, reset), group('Follow', element('span', { text: 'Follow' }), time, price), pause);

  return {
    bar,
    /** Stands over the picture: on a phone the bar's end is out of sight. */
    live,
    /** Options as set, and the state { followTime, followPrice, isPaused }. */
    show(options, state) {
      press(palette, options.palette);
      press(scale, options.scale);
      for (const [switchButton, isOn] of [[dots, options.showDots], [walls, options.showWalls], [time, state.followTime], [price, state.followPrice], [pause, state.isPaused]]) {
        switchButton.ariaPressed = String(isOn);
      }

      setText(pause, state.isPaused ? 'Resume' : 'Pause');
      live.hidden = state.followTime && state.followPrice && !state.isPaused;
    },
    /** How far the picture is behind, null where that is not known. */
    showDelay(ms) {
      const isLate = ms > LATE_MS;
      delay.hidden = ms === null;
      setText(delay, ms === null ? '' : isLate ? `screen delayed ${formatAge(ms)}` : `${formatAge(ms)} behind`);
      setData(delay, 'late', isLate ? '' : null);
    },
    /** The scale in force; a field that is being typed in is left alone. */
    showScale(scale) {
      slider.show(scale);
      for (const cut of ['low', 'high']) {
        if (document.activeElement !== fields[cut]) {
          fields[cut].value = scale.isTyped[cut] ? scale.fieldOf(scale[cut]) : '';
          fields[cut].placeholder = scale.fieldOf(scale[cut]);
        }
      }
    },
  };
}
