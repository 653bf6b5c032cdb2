// A line of one figure over a few minutes. What is null or not a number is a gap, and breaks it.

/** The lowest and highest value, widened where all are equal; null without any. */
export function extentOf(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (Number.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  return low > high ? null : low === high ? [low - 1, high + 1] : [low, high];
}

/** Runs of points without a gap between them, in pixels; the first value stands at 0, the last at `width`. */
export function sparkRuns(values, width, height, extent = extentOf(values)) {
  const runs = [];
  if (!extent) {
    return runs;
  }

  const [low, high] = extent;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let run = null;
  values.forEach((value, at) => {
    if (!Number.isFinite(value)) {
      run = null;
      return;
    }

    if (run === null) {
      run = [];
      runs.push(run);
    }

    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    run.push([at * step, height - share * height]);
  });
  return runs;
}

/** The same as data of an SVG path; a value between two gaps is a dot, if the path has round caps. */
export function sparkPath(values, width, height, extent) {
  const figure = each => String(Math.round(each * 100) / 100);
  const point = ([x, y]) => `${figure(x)} ${figure(y)}`;
  return sparkRuns(values, width, height, extent)
    .map(run => (run.length === 1 ? `M${point(run[0])}h0` : `M${run.map(point).join('L')}`))
    .join('');
}

/** Draws into a canvas as large as its box. `colour` is the canvas's own by default, `level` a value that gets a faint line. */
export function drawSparkline(canvas, values, { extent = extentOf(values), colour = getComputedStyle(canvas).color, level = null } = {}) {
  const ratio = globalThis.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  // Setting a size clears the canvas, and costs more than clearing it.
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }

  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  if (!extent) {
    return;
  }

  context.strokeStyle = colour;
  // Half a line stands beyond its points.
  context.translate(1, 1);
  if (level !== null && level >= extent[0] && level <= extent[1]) {
    context.globalAlpha = 0.4;
    context.lineWidth = 1;
    context.stroke(new Path2D(sparkPath([level, level], width - 2, height - 2, extent)));
    context.globalAlpha = 1;
  }

  context.lineWidth = 1.25;
  context.lineCap = context.lineJoin = 'round';
  context.stroke(new Path2D(sparkPath(values, width - 2, height - 2, extent)));
}
