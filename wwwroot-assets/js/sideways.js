// Marks a table that is scrolled sideways: only then do the pinned columns have anything to stay for. What is about to scroll it marks it as well,
// so that they stay from the first picture on. Scrolls do not rise, hence the capture.
const CAPTURE = { capture: true, passive: true };
const BEGINNINGS = ['wheel', 'pointerdown', 'keydown'];
let table;

/** Will what was done scroll to the right, as far as one can tell? `scroller` is what scrolls: pressed itself, it is its scroll bar that was. */
export function goesSideways(event, scroller) {
  switch (event.type) {
    case 'wheel':
      return event.deltaX > 0 || (event.shiftKey && event.deltaY > 0);
    case 'pointerdown':
      return event.pointerType === 'touch' || event.target === scroller;
    default:
      return event.key === 'ArrowRight';
  }
}

function mark({ target }) {
  table.toggleAttribute('data-sideways', target.scrollLeft > 0);
}

function expect(event) {
  if (goesSideways(event, table.querySelector('.rz-data-grid-data'))) {
    table.setAttribute('data-sideways', '');
  }
}

export function start(element) {
  table = element;
  table.addEventListener('scroll', mark, CAPTURE);
  BEGINNINGS.forEach(name => table.addEventListener(name, expect, CAPTURE));
}

export function stop() {
  table?.removeEventListener('scroll', mark, CAPTURE);
  BEGINNINGS.forEach(name => table?.removeEventListener(name, expect, CAPTURE));
}
