// Tints the digits that changed, once and for a moment. The text itself is the server's: highlights lie over it and touch no element.
const MOMENT_MS = 500;
// A tint goes with the next change of the table, which is painted anyway; where none comes so soon, it goes by itself. Going early by that much
// makes the moment two pictures of the default rate.
const EARLY_MS = 100;
const LATE_MS = 300;
// What a trader watches digit by digit; elsewhere a glow in every cell would say nothing.
const TINTED = new Set(['last', 'score', 'spread', 'imbalance']);

// The symbol that each row showed when it was last looked at: figures of another symbol have not changed, they have come.
const shown = new WeakMap();
const tints = {};
const due = [];
let timer;

function firstDifference(before, now) {
  // One place more or less moves all of them.
  if (before.length !== now.length) {
    return 0;
  }

  let at = 0;
  while (at < now.length && before[at] === now[at]) {
    at++;
  }

  return at;
}

function number(text) {
  return Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
}

function tint(node, before) {
  const at = firstDifference(before, node.data);
  if (!/\d/.test(before) || !/\d/.test(node.data) || at >= node.data.length) {
    return;
  }

  // Up and down are the price's alone: a score that falls may still be of the long side.
  const isPrice = node.parentElement.closest('td').dataset.col === 'last';
  const name = !isPrice ? 'changed' : number(node.data) > number(before) ? 'changed-up' : 'changed-down';
  const range = new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: node.data.length });
  tints[name].add(range);
  due.push({ name, range, at: performance.now() + MOMENT_MS });
}

// Each time a picture of its own would cost as much as the changes themselves.
function fade() {
  const now = performance.now();
  while (due.length > 0 && due[0].at <= now + EARLY_MS) {
    const { name, range } = due.shift();
    tints[name].delete(range);
  }

  clearTimeout(timer);
  timer = due.length > 0 ? setTimeout(fade, due[0].at - now + LATE_MS) : undefined;
}

function onChanges(changes) {
  look(changes);
  fade();
}

function look(changes) {
  const rows = new Map();
  for (const { target, oldValue } of changes) {
    const row = target.isConnected && target.parentElement?.closest('tr');
    if (row) {
      if (!rows.has(row)) {
        rows.set(row, new Map());
      }

      // The first of several values within one look is the one that was on screen.
      if (!rows.get(row).has(target)) {
        rows.get(row).set(target, oldValue);
      }
    }
  }

  for (const [row, texts] of rows) {
    const symbol = row.querySelector('[data-symbol]')?.dataset.symbol;
    const isSame = shown.get(row) === symbol;
    shown.set(row, symbol);
    if (isSame) {
      texts.forEach((before, node) => TINTED.has(node.parentElement.closest('td')?.dataset.col) && tint(node, before));
    }
  }
}

const watch = new MutationObserver(onChanges);

export function start(table) {
  // Without highlights nothing is tinted; who wants no motion gets none.
  if (globalThis.Highlight && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
    for (const name of ['changed', 'changed-up', 'changed-down']) {
      tints[name] = new Highlight();
      CSS.highlights.set(name, tints[name]);
    }

    watch.observe(table, { characterData: true, characterDataOldValue: true, subtree: true });
  }
}

export function stop() {
  watch.disconnect();
  clearTimeout(timer);
  timer = undefined;
  due.length = 0;
  CSS.highlights?.clear();
}
