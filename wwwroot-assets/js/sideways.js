// Marks a table that has been scrolled sideways: only then do the pinned columns have anything to stay for. Scrolls do not rise, hence the capture.
const CAPTURE = { capture: true, passive: true };
let table;

function mark({ target }) {
  table.toggleAttribute('data-sideways', target.scrollLeft > 0);
}

export function start(element) {
  table = element;
  table.addEventListener('scroll', mark, CAPTURE);
}

export function stop() {
  table?.removeEventListener('scroll', mark, CAPTURE);
}
