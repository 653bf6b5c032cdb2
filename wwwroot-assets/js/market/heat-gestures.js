// Turns wheel, pointers and keys over the picture into the few things one can do with it. Places are in CSS pixels of the plot.
const WHEEL_STEP = 1.0016;
const FREE_PX = 6;
const KEY_PAN_PX = 60;
const KEY_ZOOM = 1.25;

/**
 * `act` has zoomTime(factor, x), zoomPrice(factor, y), pan(dx, dy), hover(x, y), leave(), refitPrice(), live(); `area(x, y)` says
 * where a place is: plot, price (axis) or time (axis). Returns how to stop listening.
 */
export function listenToGestures(canvas, act, area) {
  const pointers = new Map();
  const end = new AbortController();
  const listen = (type, listener, options = {}) => canvas.addEventListener(type, listener, { signal: end.signal, ...options });
  const place = event => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function onWheel(event) {
    event.preventDefault();
    const { x, y } = place(event);
    const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 33 : 400;
    // With Shift some browsers turn the wheel sideways.
    const turn = (event.deltaY || (event.shiftKey ? event.deltaX : 0)) * unit;
    if (event.shiftKey || area(x, y) === 'price') {
      act.zoomPrice(WHEEL_STEP ** turn, y);
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      act.pan(-event.deltaX * unit, 0);
    } else {
      act.zoomTime(WHEEL_STEP ** turn, x);
    }
  }

  function onDown(event) {
    if (event.button === 0) {
      const at = place(event);
      pointers.set(event.pointerId, { ...at, from: at, area: area(at.x, at.y), isFree: { x: false, y: false } });
      canvas.setPointerCapture(event.pointerId);
    }
  }

  function onMove(event) {
    const at = place(event);
    const held = pointers.get(event.pointerId);
    if (!held) {
      act.hover(at.x, at.y);
    } else if (pointers.size > 1) {
      pinch(held, at);
    } else {
      drag(held, at);
    }
  }

  // Each axis is let go of only once it was really dragged: a shaking hand must not end a follow.
  function drag(held, at) {
    for (const axis of ['x', 'y']) {
      if (!held.isFree[axis] && Math.abs(at[axis] - held.from[axis]) > FREE_PX) {
        held.isFree[axis] = true;
        held[axis] = at[axis];
      }
    }

    const dx = held.isFree.x ? at.x - held.x : 0, dy = held.isFree.y ? at.y - held.y : 0;
    if (held.area === 'price') {
      act.zoomPrice(WHEEL_STEP ** (dy * 4), null);
    } else if (held.area === 'time') {
      act.zoomTime(WHEEL_STEP ** (-dx * 4), null);
    } else if (dx !== 0 || dy !== 0) {
      act.pan(dx, dy);
      act.hover(at.x, at.y);
    }

    held.x = held.isFree.x ? at.x : held.x;
    held.y = held.isFree.y ? at.y : held.y;
  }

  function pinch(held, at) {
    const other = [...pointers.values()].find(pointer => pointer !== held);
    const before = Math.hypot(held.x - other.x, held.y - other.y), now = Math.hypot(at.x - other.x, at.y - other.y);
    if (before > 0 && now > 0) {
      act.zoomTime(before / now, (at.x + other.x) / 2);
    }

    Object.assign(held, at);
  }

  function onUp(event) {
    pointers.delete(event.pointerId);
  }

  function onDouble(event) {
    const { x, y } = place(event);
    const where = area(x, y);
    if (where === 'price') {
      act.refitPrice();
    } else if (where === 'time') {
      act.live();
    }
  }

  function onKey(event) {
    const { clientWidth: width, clientHeight: height } = canvas;
    const deed = {
      ArrowLeft: () => act.pan(KEY_PAN_PX, 0), ArrowRight: () => act.pan(-KEY_PAN_PX, 0),
      ArrowUp: () => act.pan(0, KEY_PAN_PX), ArrowDown: () => act.pan(0, -KEY_PAN_PX),
      '+': () => act.zoomTime(1 / KEY_ZOOM, null), '=': () => act.zoomTime(1 / KEY_ZOOM, null), '-': () => act.zoomTime(KEY_ZOOM, null),
      PageUp: () => act.zoomPrice(1 / KEY_ZOOM, height / 2), PageDown: () => act.zoomPrice(KEY_ZOOM, height / 2), End: () => act.live(),
      Home: () => act.pan(width / 2, 0),
    }[event.key];
    if (deed && !event.ctrlKey && !event.metaKey && !event.altKey) {
      // On the canvas itself these keys mean the picture, not the page.
      event.preventDefault();
      event.stopPropagation();
      deed();
    }
  }

  listen('wheel', onWheel, { passive: false });
  listen('pointerdown', onDown);
  listen('pointermove', onMove);
  listen('pointerup', onUp);
  listen('pointercancel', onUp);
  listen('pointerleave', () => act.leave());
  listen('dblclick', onDouble);
  listen('keydown', onKey);
  return () => end.abort();
}
