/** Round ends of an axis around values; one that `hasZero` reaches to 0 in any case, as bars stand on it. */
export function axisEnds(values, hasZero) {
  const known = hasZero ? [...values, 0] : values;
  const low = Math.min(...known);
  const high = Math.max(...known);
  if (values.length === 0) {
    return { bottom: 0, top: 1 };
  }

  const step = stepOf((high - low || Math.abs(high) || 1) / 4);
  const bottom = Math.floor(low / step) * step;
  return { bottom, top: Math.max(Math.ceil(high / step) * step, bottom + step) };
}

function stepOf(size) {
  const scale = 10 ** Math.floor(Math.log10(size));
  return [1, 2, 5, 10].find(each => each * scale >= size) * scale;
}
