import { doubtText } from './book-state.js';
import { priceOf, quantityOf } from './figures.js';
import { isAmount, isSwitch, isZone, knownOptions, oneOf } from './known-options.js';
import { startPulse } from './pulse.js';
import { absentText, areTiers, TapeRows, tierOf } from './tape-rows.js';
import { TapeSound } from './tape-sound.js';
import { createPainter, createTapeView } from './tape-view.js';

const PERIOD_MS = 100;
// Ages go on while nothing comes.
const IDLE_MS = 500;
const KEPT = ['minimum', 'tiers', 'soundTier', 'isSounding'];
const DEFAULTS = { minimum: 0, tiers: [1e3, 1e4, 1e5, 1e6], soundTier: 2, isSounding: false, zone: 'UTC', quote: 'USDT' };
const RULES = { minimum: isAmount, tiers: areTiers, soundTier: oneOf([1, 2, 3, 4]), isSounding: isSwitch, zone: isZone };

/**
 * The trades of a history, newest first. Options: minimum (quote value, 0 for all), tiers (ascending quote values), soundTier, isSounding,
 * zone, quote (its currency), readDoubt() (as of BookWatch), onChange({ minimum, tiers, soundTier, isSounding }).
 */
export function startTape(pane, history, options = {}) {
  let settings = { ...DEFAULTS, ...knownOptions(options, DEFAULTS, RULES) };
  const valueOf = ({ price, lots }) => priceOf(price, history.steps) * quantityOf(lots, history.steps);
  const tierAt = trade => tierOf(valueOf(trade), settings.tiers);
  const tape = new TapeRows(valueOf);
  const sound = new TapeSound({ minimumTier: settings.soundTier });
  const view = createTapeView(pane, settings, { change, release });
  const pulse = startPulse(draw, PERIOD_MS);
  const idle = setInterval(pulse.request, IDLE_MS);
  const end = new AbortController();
  let isOver = false;
  let paint = null;
  let steps = history.steps;
  let isStarting = history.length === 0;

  function change(changed) {
    apply(changed);
    settings.onChange?.(Object.fromEntries(KEPT.map(name => [name, settings[name]])));
  }

  function apply(changed) {
    settings = { ...settings, ...knownOptions(changed, DEFAULTS, RULES) };
    sound.minimumTier = settings.soundTier;
    if (settings.isSounding !== sound.isOn) {
      settings.isSounding ? switchOn() : sound.switchOff();
    }

    paint = null;
    view.repaint();
    tape.filter(settings.minimum);
    pulse.request();
  }

  // A browser lets a page sound only after its user did something; the switch itself is such a thing, a saved setting is not.
  function switchOn() {
    if (navigator.userActivation?.hasBeenActive ?? true) {
      sound.switchOn();
    } else {
      document.addEventListener('pointerdown', () => settings.isSounding && sound.switchOn(), { signal: end.signal, once: true });
    }
  }

  function release() {
    view.rows.scrollTop = 0;
    isOver = false;
    hold();
  }

  // Whoever reads further down is not pushed on.
  function hold() {
    const isHeld = isOver || view.rows.scrollTop > 0;
    if (isHeld !== tape.isHeld) {
      isHeld ? tape.hold() : tape.release();
      pulse.request();
    }
  }

  // A hub that begins anew brings what is here already: who reads it shall not see it go. Only in other steps it would be wrong.
  function onStart() {
    isStarting = true;
    const isOther = steps !== null && (steps.price !== history.steps.price || steps.quantity !== history.steps.quantity);
    steps = history.steps;
    if (isOther) {
      paint = null;
      view.repaint();
      tape.clear();
    } else {
      tape.restart();
    }

    pulse.request();
  }

  function onTrades({ detail: { trades } }) {
    tape.add(trades);
    // What was before the page came is read, not heard.
    if (!isStarting) {
      play(trades.filter(trade => valueOf(trade) >= settings.minimum));
    }

    isStarting = false;
    pulse.request();
  }

  function play(trades) {
    const largest = trades.reduce((best, trade) => (best === null || valueOf(trade) > valueOf(best) ? trade : best), null);
    if (largest !== null) {
      sound.play(tierAt(largest), largest.isSell, performance.now());
    }
  }

  function draw() {
    if (history.steps) {
      paint ??= createPainter(history.steps, { zone: settings.zone, tierAt, valueOf });
      view.show(history.standing ? tape.rowsBehind(history.standing.trades) : tape.rows, paint);
    }

    view.controls({ newCount: tape.newCount, isHeld: tape.isHeld, isSounding: settings.isSounding, zone: settings.zone });
    const doubt = settings.readDoubt?.() ?? null;
    view.note(doubt ? doubtText(doubt) : '', absentText({ count: tape.rows.length, minimum: settings.minimum, isBegun: history.steps !== null }));
  }

  const { signal } = end;
  history.addEventListener('start', onStart, { signal });
  history.addEventListener('trades', onTrades, { signal });
  history.addEventListener('stand', pulse.request, { signal });
  view.rows.addEventListener('pointerenter', ({ pointerType }) => { isOver = pointerType !== 'touch'; hold(); }, { signal });
  view.rows.addEventListener('pointerleave', () => { isOver = false; hold(); }, { signal });
  view.rows.addEventListener('scroll', hold, { signal, passive: true });
  if (history.trades.length > 0) {
    tape.add(history.trades);
  }

  apply({});
  return {
    stop() {
      end.abort();
      clearInterval(idle);
      pulse.stop();
      sound.switchOff();
    },
    setOptions: apply,
    key: () => false,
  };
}
