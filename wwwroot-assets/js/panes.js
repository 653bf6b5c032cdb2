// The bars between columns and between panes: pulled with the pointer, or moved with the arrow keys. Sizes are parts of the room, kept by the page.
const STEP = 0.04;
const LEAST_PX = 72;

const isColumns = splitter => splitter.dataset.splits === 'columns';
const lengthOf = (splitter, element) => isColumns(splitter) ? element.offsetWidth : element.offsetHeight;
const growOf = element => Number(element.style.flexGrow) || 1;

// Moves the border by so many pixels: what the one side wins the other loses, and neither becomes too small to use.
export function shares(firstPx, secondPx, firstGrow, secondGrow, byPx, leastPx = LEAST_PX) {
  const whole = firstPx + secondPx;
  const least = Math.min(leastPx, whole / 2);
  const first = Math.min(Math.max(firstPx + byPx, least), whole - least);
  const grow = firstGrow + secondGrow;
  const part = Math.round(grow * first / whole);
  return [part, grow - part];
}

function move(splitter, from, byPx) {
  const [first, second] = shares(from.first, from.second, from.firstGrow, from.secondGrow, byPx);
  splitter.previousElementSibling.style.flexGrow = first;
  splitter.nextElementSibling.style.flexGrow = second;
  describe(splitter);
}

function stand(splitter) {
  const first = splitter.previousElementSibling, second = splitter.nextElementSibling;
  return { first: lengthOf(splitter, first), second: lengthOf(splitter, second), firstGrow: growOf(first), secondGrow: growOf(second) };
}

export function describe(splitter) {
  const { firstGrow, secondGrow } = stand(splitter);
  splitter.setAttribute('aria-valuemin', 0);
  splitter.setAttribute('aria-valuemax', 100);
  splitter.setAttribute('aria-valuenow', Math.round(100 * firstGrow / (firstGrow + secondGrow)));
}

function sizes(root) {
  const columns = {}, panes = {};
  for (const column of root.querySelectorAll('.pane-column')) {
    columns[column.dataset.column] = growOf(column);
  }

  for (const pane of root.querySelectorAll('.pane')) {
    panes[pane.dataset.pane] = growOf(pane);
  }

  return [columns, panes];
}

// Listens in the root until the given signal ends it. onChange(columns, panes) once a border has come to rest.
export function startPanes(root, onChange, signal) {
  let drag = null;
  root.addEventListener('pointerdown', event => {
    const splitter = event.target.closest('.splitter');
    if (splitter && event.button === 0) {
      event.preventDefault();
      splitter.setPointerCapture(event.pointerId);
      splitter.focus();
      drag = { splitter, from: stand(splitter), at: isColumns(splitter) ? event.clientX : event.clientY };
    }
  }, { signal });
  root.addEventListener('pointermove', event => {
    if (drag) {
      move(drag.splitter, drag.from, (isColumns(drag.splitter) ? event.clientX : event.clientY) - drag.at);
    }
  }, { signal });
  for (const end of ['pointerup', 'pointercancel']) {
    root.addEventListener(end, () => {
      if (drag) {
        drag = null;
        onChange(...sizes(root));
      }
    }, { signal });
  }

  root.addEventListener('keydown', event => {
    const splitter = event.target.closest?.('.splitter');
    const step = splitter && { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key];
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      const from = stand(splitter);
      move(splitter, from, step * (from.first + from.second));
      onChange(...sizes(root));
    }
  }, { signal });
}
