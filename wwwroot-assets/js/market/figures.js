// How figures are written, and read from a field. Prices and lots are whole numbers of steps; `steps` says how large one is.

const SCALES = [[1e9, 'B'], [1e6, 'M'], [1e3, 'k']];
const AMOUNT = /^(\d+(?:[.,]\d+)?)\s*([kmb]?)$/i;
const FACTORS = { '': 1, k: 1e3, m: 1e6, b: 1e9 };
// From here on a quantity would not fit its column.
const LONG_QUANTITY = 1e5;

export function quantityOf(lots, steps) {
  return lots * Number(steps.quantity);
}

export function priceOf(ticks, steps) {
  return ticks * Number(steps.price);
}

/** How many digits after the point the numbers of a grid need, by the text of its step: 1 for 0.10, 2 for 0.05, none for 1, 7 for 1e-7. */
export function decimalsOf(step) {
  const [, digits = '', power = '0'] = /^\d*(?:\.(\d*?)0*)?(?:e([+-]?\d+))?$/i.exec(step);
  return Math.max(0, digits.length - Number(power));
}

/** A price with the digits that its grid needs and no others, so that all of a symbol look alike. */
export function writePrice(price, priceDecimals) {
  return price.toFixed(priceDecimals);
}

export function formatPrice(ticks, steps) {
  return writePrice(priceOf(ticks, steps), steps.priceDecimals);
}

/** Every digit of the step, so that figures of a column stand under each other; from 100,000 on in k, M, B. */
export function formatQuantity(lots, steps) {
  const quantity = quantityOf(lots, steps);
  return quantity >= LONG_QUANTITY ? formatAmount(quantity) : quantity.toFixed(steps.quantityDecimals);
}

/** Three significant digits: 950, 1.25k, 12.5k, −3.40M. Below 1,000 whole; an amount under 10 keeps its decimals. */
export function formatAmount(amount) {
  const size = Math.abs(amount);
  const sign = amount < 0 ? '−' : '';
  // 999.6 is 1.00k, not 1000.
  const scale = SCALES.find(([from]) => size >= from * 0.9995);
  if (!scale) {
    return sign + size.toFixed(size >= 9.995 || size === 0 ? 0 : 2);
  }

  const scaled = size / scale[0];
  return sign + scaled.toFixed(scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2) + scale[1];
}

/** As somebody would type it: 1k, not 1.00k. */
export function shortAmount(amount) {
  return formatAmount(amount).replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

/** An amount as somebody types it (`2500`, `10k`, `1.5M`); null for what is none. */
export function parseAmount(text) {
  const match = AMOUNT.exec(text.trim());
  return match ? Number(match[1].replace(',', '.')) * FACTORS[match[2].toLowerCase()] : null;
}

/** 0.4 s, 12 s, 3 min, 2 h: how long something has lasted. */
export function formatAge(ms) {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }

  return seconds < 120 ? `${Math.floor(seconds)} s` : seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

/** Writes Unix milliseconds as time of day in a zone, `14:03:07.125` or without the milliseconds. */
export function clockOf(zone = 'UTC', withMs = true) {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  let second = NaN;
  let text = '';
  return ms => {
    // Formatting is slow and most neighbours share their second.
    const now = Math.floor(ms / 1000);
    if (now !== second) {
      second = now;
      text = format.format(now * 1000);
    }

    return withMs ? `${text}.${String(ms - now * 1000).padStart(3, '0')}` : text;
  };
}

/** What a zone is called in short: the last part of its name, as the rest of the page has it. */
export function zoneName(zone) {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
