// Options of a pane may come from another version of it, or from another browser: a value that it does not know must not stop it.

/** The options, with the default in the place of each value that its rule refuses; an option without a rule is taken as it is. */
export function knownOptions(given, defaults, rules) {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, !rules[name] || rules[name](value) ? value : defaults[name]]));
}

export const isSwitch = value => typeof value === 'boolean';
export const isAmount = value => Number.isFinite(value) && value >= 0;
export const oneOf = values => value => values.includes(value);

/** A zone that this browser has clocks for. */
export function isZone(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: zone })) && typeof zone === 'string';
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }

    throw error;
  }
}
