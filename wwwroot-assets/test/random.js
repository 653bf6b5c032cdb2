// Seeded random numbers: a failing property names its seed, and the seed alone repeats it.
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  const below = bound => Math.floor(next() * bound);
  return { next, below, chance: share => next() < share, from: list => list[below(list.length)] };
}
