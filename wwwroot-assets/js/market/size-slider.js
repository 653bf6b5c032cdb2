// The size scale: a double slider over a strip that shows each size in its colour, so that it is the legend as well.
import { element } from './elements.js';

const WIDTH = 150;
const HEIGHT = 12;
const KEY_STEP = 0.02;

/** A share of the strip for a size, and back; sizes stand logarithmically between the smallest and the largest. */
export function stripOf(least, most) {
  const span = Math.log(most / least) || 1;
  return {
    shareOf: size => Math.min(1, Math.max(0, Math.log(Math.max(size, least) / least) / span)),
    sizeOf: share => least * Math.exp(span * share),
  };
}

/** onCut('low' | 'high', lots or null for automatic). `show` takes the cuts, the strip's range, colours by size and how sizes are written. */
export function createSizeSlider(onCut) {
  const strip = element('canvas', { className: 'heat-strip', width: WIDTH, height: HEIGHT, 'aria-hidden': 'true' });
  const track = element('div', { className: 'heat-track' }, strip);
  let shown = null;
  const handles = Object.fromEntries(['low', 'high'].map(cut => [cut, handleOf(cut)]));
  track.append(handles.low, handles.high);

  function handleOf(cut) {
    const name = cut === 'low' ? 'Smallest size shown' : 'Size of full brightness';
    return element('span', {
      className: `heat-handle heat-handle-${cut}`, role: 'slider', tabIndex: 0, ariaLabel: name, title: `${name}: drag, arrow keys; double-click: automatic`,
      on: {
        pointerdown: event => event.currentTarget.setPointerCapture(event.pointerId),
        pointermove: event => event.currentTarget.hasPointerCapture(event.pointerId) && moveTo(cut, shareAt(event)),
        dblclick: () => onCut(cut, null),
        keydown: event => onKey(event, cut),
      },
    });
  }

  function shareAt(event) {
    const box = track.getBoundingClientRect();
    return (event.clientX - box.left) / box.width;
  }

  function moveTo(cut, share) {
    const other = shown.strip.shareOf(cut === 'low' ? shown.high : shown.low);
    const bounded = cut === 'low' ? Math.min(share, other - KEY_STEP) : Math.max(share, other + KEY_STEP);
    onCut(cut, shown.strip.sizeOf(Math.min(1, Math.max(0, bounded))));
  }

  function onKey(event, cut) {
    const now = shown.strip.shareOf(shown[cut]);
    const share = {
      ArrowLeft: now - KEY_STEP, ArrowDown: now - KEY_STEP, ArrowRight: now + KEY_STEP, ArrowUp: now + KEY_STEP,
      PageDown: now - 5 * KEY_STEP, PageUp: now + 5 * KEY_STEP, Home: 0, End: 1,
    }[event.key];
    if (share !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      moveTo(cut, share);
    }
  }

  return {
    track,
    show({ low, high, least, most, colourOf, textOf }) {
      shown = { low, high, strip: stripOf(least, most) };
      for (const [cut, size] of [['low', low], ['high', high]]) {
        const handle = handles[cut];
        handle.style.left = `${shown.strip.shareOf(size) * 100}%`;
        handle.ariaValueMin = textless(cut === 'low' ? least : low);
        handle.ariaValueMax = textless(cut === 'low' ? high : most);
        handle.ariaValueNow = textless(size);
        handle.ariaValueText = textOf(size);
      }

      const context = strip.getContext('2d');
      for (let x = 0; x < WIDTH; x++) {
        context.fillStyle = colourOf(shown.strip.sizeOf(x / (WIDTH - 1)), false);
        context.fillRect(x, 0, 1, HEIGHT / 2);
        context.fillStyle = colourOf(shown.strip.sizeOf(x / (WIDTH - 1)), true);
        context.fillRect(x, HEIGHT / 2, 1, HEIGHT / 2);
      }
    },
  };
}

const textless = size => String(Number(size.toPrecision(4)));
