// Keys of the score table: "/" goes to the filter, up and down move between rows, Esc closes the explanation.
const GRID = '.rz-data-grid-data';
const FOCUSED_ROW = 'tr.rz-state-focused';
const ROW_BUTTON = '[data-col="symbol"] button';

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

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }

  if (event.key === '/' && !isTyping(event.target)) {
    event.preventDefault();
    document.getElementById('filter')?.focus();
  } else if (event.key === 'Escape' && !isTyping(event.target)) {
    document.getElementById('why-close')?.click();
  } else if (event.key === 'Enter' && event.target instanceof Element && event.target.matches(GRID)) {
    document.querySelector(`${FOCUSED_ROW} ${ROW_BUTTON}`)?.click();
  } else if (event.target instanceof Element && event.target.matches(ROW_BUTTON)) {
    // The grid has own keys, which would scroll as well.
    event.stopPropagation();
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveRow(event.target, event.key === 'ArrowDown' ? 1 : -1);
    }
  }
}

export const start = () => document.addEventListener('keydown', onKey, true);
export const stop = () => document.removeEventListener('keydown', onKey, true);
