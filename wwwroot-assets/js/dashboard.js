// Keys of the score table: "f" goes to the filter, up and down move between rows, "s" stars one, "o" opens its page, Esc closes the explanation.
import { start as startSideways, stop as stopSideways } from './sideways.js';
import { start as startTint, stop as stopTint } from './tint.js';

const GRID = '.rz-data-grid-data';
const FOCUSED_ROW = 'tr.rz-state-focused';
const SHELL_KEYS = ['/', '?', ','];
const ROW_BUTTON = '[data-col="symbol"] button';

// A press on a row goes to the server with the symbol that stood there: by then another one may.
const STAR = '[data-col="star"] button';
const rowOf = event => ({
  symbol: event.target.closest('tr')?.querySelector('[data-symbol]')?.dataset.symbol ?? '',
  isStar: event.target.closest(STAR) !== null,
});
Blazor.registerCustomEventType('rowpick', { browserEventName: 'click', createEventArgs: rowOf });
Blazor.registerCustomEventType('rowopen', { browserEventName: 'dblclick', createEventArgs: rowOf });

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function moveRow(from, step) {
  const buttons = [...document.querySelectorAll(ROW_BUTTON)];
  const next = buttons[buttons.indexOf(from) + step];
  if (next) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }
}

// The symbol's own page, by its key; a double click asks the server for it, behind the two clicks that it is made of.
function openSymbol(element) {
  const symbol = element?.closest('tr')?.querySelector('[data-symbol]')?.dataset.symbol;
  if (symbol) {
    Blazor.navigateTo(`/symbol/${encodeURIComponent(symbol)}`);
  }
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) {
    return;
  }

  if (event.key === 'f' && !isTyping(event.target)) {
    event.preventDefault();
    document.getElementById('filter')?.focus();
  } else if (event.key === 'Escape' && !isTyping(event.target)) {
    document.getElementById('why-close')?.click();
  } else if (event.key === 'Enter' && event.target instanceof Element && event.target.matches(GRID)) {
    document.querySelector(`${FOCUSED_ROW} ${ROW_BUTTON}`)?.click();
  } else if (event.key === 'o' && !isTyping(event.target)) {
    openSymbol(isRow(event.target) ? event.target : document.querySelector('tr:has([data-open]) [data-symbol]'));
  } else if (event.key === 's' && isRow(event.target)) {
    event.target.closest('tr').querySelector(STAR)?.click();
  } else if (event.target instanceof Element && event.target.matches(ROW_BUTTON)) {
    // The grid has own keys, which would scroll as well; those of the shell go on to it.
    if (!SHELL_KEYS.includes(event.key)) {
      event.stopPropagation();
    }

    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveRow(event.target, event.key === 'ArrowDown' ? 1 : -1);
    }
  }
}

// While the focus is on a row, reached by keyboard, the rows keep their places: one that moves in the document would lose it.
const isRow = element => element instanceof Element && element.closest('td button') !== null;
let page;
let isOnRow = false;

function tell(now) {
  if (now !== isOnRow) {
    isOnRow = now;
    // Without a connection nothing moves; the page that comes back starts anew.
    page.invokeMethodAsync('HoldForFocus', now).catch(error => console.debug(error));
  }
}

function onFocusIn(event) {
  if (isRow(event.target) && event.target.matches(':focus-visible')) {
    tell(true);
  }
}

function onFocusOut(event) {
  if (!isRow(event.relatedTarget)) {
    tell(false);
  }
}

export function start(dashboard) {
  page = dashboard;
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  const table = document.querySelector('.table');
  startSideways(table);
  startTint(table);
}

export function stop() {
  isOnRow = false;
  document.removeEventListener('keydown', onKey, true);
  document.removeEventListener('focusin', onFocusIn);
  document.removeEventListener('focusout', onFocusOut);
  stopSideways();
  stopTint();
}
