// A decoded message in the shape of the shared vectors: plain lists, and the numbers of the encoding where the decoder has words.
const KINDS = { start: 1, update: 2 };
const STATUSES = { live: null, empty: 0, syncing: 1, stale: 3, invalid: 4 };
const SIDES = ['neutral', 'long', 'short'];

export function plain({ kind, columns, ...event }) {
  return { ...event, kind: KINDS[kind], columns: columns.map(plainColumn) };
}

function plainColumn({ status, bids, asks, score, cells, ...column }) {
  return {
    ...column,
    status: STATUSES[status],
    bids: tuples(bids, 2),
    asks: tuples(asks, 2),
    score: score && { side: SIDES.indexOf(score.side), value: Math.round(score.points * 100) },
    cells: tuples(cells, 3),
  };
}

function tuples(flat, size) {
  return Array.from({ length: flat.length / size }, (_, at) => Array.from(flat.slice(at * size, at * size + size)));
}
