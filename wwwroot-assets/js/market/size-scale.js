// From sizes to intensities of 0 (nothing) to 255. Sizes are counted and looked up by code: the upper 16 bits of their 32-bit float,
// which rise with the size and hold it to 1 in 128. A table of 32,768 codes is then any scale there is, at the cost of one look-up.
export const CODES = 32_768;
const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The code of a size of 0 or more. */
export function codeOf(size) {
  float[0] = size;
  return bits[0] >>> 16;
}

/** The smallest size of a code. */
export function sizeOf(code) {
  bits[0] = code << 16;
  return float[0];
}

/** The size that a share of the counted cells is smaller than; 0 where nothing is counted. */
export function quantile(counts, share) {
  let total = 0;
  for (let code = 1; code < CODES; code++) {
    total += counts[code];
  }

  let below = 0;
  for (let code = 1; code < CODES && total > 0; code++) {
    below += counts[code];
    if (below >= total * share && counts[code] > 0) {
      return sizeOf(code);
    }
  }

  return 0;
}

// What is usual in a book says little: the smaller third is black until somebody wants it otherwise. The top leaves out the largest few,
// as one giant would leave everything else dark.
const BLACK_SHARE = 0.3;
const TOP_SHARE = 0.9985;
// What is over an automatic top still differs: a wall must not look like the largest of the usual.
const OVER_TOP = 235;

/** The cuts that suit what is counted: { low, high, most } in sizes, low under high; most is the largest there is. */
export function automaticCuts(counts) {
  const high = quantile(counts, TOP_SHARE) || 1;
  return { low: Math.min(quantile(counts, BLACK_SHARE), high / 2), high, most: Math.max(high, quantile(counts, 1)) };
}

const SHAPES = {
  linear: ({ low, high }) => size => (size - low) / (high - low),
  log: ({ low, high }) => {
    const from = Math.log(Math.max(low, high / 1e6));
    return size => (Math.log(size) - from) / (Math.log(high) - from);
  },
  quantile: ({ low, high, counts }) => {
    const shares = sharesBetween(codeOf(low), codeOf(high), counts);
    return size => shares[codeOf(size)];
  },
};

/**
 * Intensity by code. kind: linear, log or quantile (of the counted cells between the cuts). Below `low` it is 0, from there on at least
 * 1 and never falling. From `high` on it is 255; with a larger `most`, sizes from high to most share what is over 235.
 */
export function intensities({ kind, low, high, most = high, counts }) {
  const shape = SHAPES[kind]({ low, high, counts });
  const over = Math.log(most / high);
  const top = over > 0 ? OVER_TOP : 254;
  const intensityOf = size => (size < high ? Math.min(top, 1 + (top - 1) * shape(size)) : over > 0 ? top + 1 + (254 - top) * (Math.log(size / high) / over) : 255);
  const table = new Uint8Array(CODES);
  const last = codeOf(most);
  for (let code = Math.max(1, codeOf(low)); code < CODES; code++) {
    table[code] = code >= last ? 255 : Math.max(1, Math.floor(intensityOf(Math.max(low, sizeOf(code)))));
  }

  return table;
}

function sharesBetween(first, last, counts) {
  const shares = new Float64Array(CODES);
  let total = 0;
  for (let code = first; code <= last; code++) {
    total += counts[code];
    shares[code] = total;
  }

  for (let code = first; code <= last; code++) {
    shares[code] /= total || 1;
  }

  return shares.fill(1, last + 1);
}
