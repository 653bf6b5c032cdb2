/** Draws on request: at most once in `periodMs`, just before a paint, and not at all while nobody can see it. */
export function startPulse(draw, periodMs) {
  let timer;
  let frame;
  let drawnAt = -Infinity;

  function onFrame(now) {
    frame = undefined;
    drawnAt = now;
    draw();
  }

  function onTimer() {
    timer = undefined;
    frame = requestAnimationFrame(onFrame);
  }

  return {
    request() {
      if (timer === undefined && frame === undefined) {
        // A frame may come up to 16 ms after its timer; without this every second of 100 ms pictures would be late by one.
        timer = setTimeout(onTimer, Math.max(0, drawnAt + periodMs - performance.now() - 8));
      }
    },
    stop() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    },
  };
}
