import { tellViewer } from './tell.js';

// Keys of every page, and the dialogs that they and the strip's buttons open. A dialog closes by Esc and gives the focus back by itself.
const KEYS = { '/': 'palette', '?': 'keys', ',': 'settings' };

// In a replay: keys press the bar's buttons.
const PRESSES = {
  k: 'replay-play', j: 'replay-second-back', l: 'replay-second-on', '[': 'replay-event-back', ']': 'replay-event-on', n: 'replay-side', w: 'replay-wall', g: 'replay-gap',
};

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) {
    return;
  }

  document.querySelector('dialog[open]')?.close();
  dialog.showModal();
  const query = dialog.querySelector('#palette-query');
  if (query) {
    // An empty query asks for the list as it is now.
    query.value = '';
    query.dispatchEvent(new Event('input', { bubbles: true }));
    query.focus();
  }
}

// One that is switched off says why in its title.
function press(button) {
  if (button?.disabled) {
    tellViewer(button.title);
  } else {
    button?.click();
  }
}

function onKey(event) {
  const isCtrlK = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping(event.target) && !document.querySelector('dialog[open]');
  if (isCtrlK) {
    event.preventDefault();
    open('palette');
  } else if (isPlain && KEYS[event.key]) {
    event.preventDefault();
    open(KEYS[event.key]);
  } else if (isPlain && PRESSES[event.key]) {
    press(document.getElementById(PRESSES[event.key]));
  } else if (event.target.id === 'palette-query' && /^Arrow(Up|Down)$/.test(event.key)) {
    // In a field they would move the caret.
    event.preventDefault();
  }
}

function onClick(event) {
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    open(opener.dataset.opens);
  } else if (event.target.closest('[data-closes]') || event.target.matches('dialog')) {
    // A click beside the contents hits the dialog itself.
    event.target.closest('dialog')?.close();
  }
}

document.addEventListener('keydown', onKey);
document.addEventListener('click', onClick);
