// A decoded message in the shape that the shared vectors use: plain lists instead of typed arrays.
export function plain({ columns, ...event }) {
  return { ...event, columns: columns.map(plainColumn) };
}

function plainColumn(column) {
  return {
    ...column,
    bids: tuples(column.bids, 2),
    asks: tuples(column.asks, 2),
    cells: tuples(column.cells, 3),
  };
}

function tuples(flat, size) {
  return Array.from({ length: flat.length / size }, (_, at) => Array.from(flat.subarray(at * size, at * size + size)));
}
