// Colours by intensity as tables of 256 RGBA values, as the bytes of an ImageData hold them (read as little-endian 32-bit numbers).
// Each palette is a table for bids and one for asks; nothing (0) is the ground. Every table gets lighter from end to end, so that size
// reads without hue as well.
const GROUND = [6, 8, 12];
const WHITE = [255, 255, 255];

const THERMAL = [
  [0, GROUND], [0.03, [12, 18, 46]], [0.16, [26, 44, 128]], [0.32, [8, 104, 138]], [0.46, [30, 138, 84]], [0.6, [166, 150, 34]], [0.74, [232, 152, 44]],
  [0.88, [255, 156, 120]], [1, WHITE],
];

export function thermal() {
  const table = ramp(THERMAL);
  return { bids: table, asks: table };
}

/** Bids in one colour and asks in the other, each [red, green, blue]. */
export function twoHue(up, down) {
  const table = hue => ramp([[0, GROUND], [0.03, mix(GROUND, hue, 0.1)], [0.72, hue], [1, mix(hue, WHITE, 0.75)]]);
  return { bids: table(up), asks: table(down) };
}

function ramp(stops) {
  const table = new Uint32Array(256);
  for (let at = 0, stop = 0; at < 256; at++) {
    const share = at / 255;
    while (share > stops[stop + 1][0]) {
      stop++;
    }

    const [[from, before], [to, after]] = [stops[stop], stops[stop + 1]];
    const [red, green, blue] = mix(before, after, (share - from) / (to - from));
    table[at] = ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }

  return table;
}

function mix(from, to, share) {
  return from.map((value, at) => Math.round(value + (to[at] - value) * share));
}

/** [red, green, blue] of an entry. */
export function channels(entry) {
  return [entry & 255, (entry >>> 8) & 255, (entry >>> 16) & 255];
}
