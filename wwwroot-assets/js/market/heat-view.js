// What the heatmap looks at: a view that follows now and the mid until somebody moves it.
import * as View from './view.js';

export class HeatView {
  #view = null;
  #follows = { time: true, price: true };
  // Until somebody zooms, the picture decides how much time it shows.
  #isTimeFitted = true;

  /** As of view.js; null before it was placed, and where nothing can be placed. */
  get current() {
    return this.#view;
  }

  /** { time, price }. */
  get follows() {
    return this.#follows;
  }

  follow(wanted) {
    this.#follows = { ...this.#follows, ...wanted };
  }

  /** The next placing makes a view anew. */
  forget() {
    this.#view = null;
    this.#isTimeFitted = true;
  }

  /** Brings the view to what it follows, in a plot of a size, for a history that has columns. */
  place(width, height, history, grid) {
    const newest = history.newest, oldestMs = history.at(0).startMs;
    if (!this.#view) {
      const made = View.createView({ width, height, middle: newest.bids[0] ?? 0 });
      this.#view = fitPrice(View.fitTime(made, oldestMs, newest.endMs), grid);
    } else if (this.#view.width !== width || this.#view.height !== height) {
      this.#view = View.resize(this.#view, width, height);
    }

    this.#placeTime(oldestMs, newest.endMs);
    const mid = midOf(newest);
    if (this.#follows.price && !Number.isNaN(mid)) {
      this.#view = View.followPrice(this.#view, mid);
    }
  }

  #placeTime(oldestMs, nowMs) {
    if (!this.#follows.time) {
      this.#view = View.keepInSight(this.#view, oldestMs, nowMs);
    } else if (this.#isTimeFitted) {
      this.#view = View.fitTime(this.#view, oldestMs, nowMs);
    } else {
      this.#view = View.followTime(this.#view, nowMs);
    }
  }

  /** As View.zoomTime; x null for wherever a zoom without a pointer is about. */
  zoomTime(factor, x, isPaused) {
    if (this.#view) {
      const { at, endsFollow } = View.zoomPlace(this.#view, x, { followsTime: this.#follows.time, isPaused });
      this.#isTimeFitted = false;
      this.#move(View.zoomTime(this.#view, factor, at), { time: endsFollow });
    }
  }

  /** As View.zoomPrice; y null for the middle. */
  zoomPrice(factor, y) {
    if (this.#view) {
      this.#move(View.zoomPrice(this.#view, factor, y ?? this.#view.height / 2), {});
    }
  }

  pan(dx, dy) {
    if (this.#view) {
      this.#move(View.pan(this.#view, dx, dy), { time: dx !== 0, price: dy !== 0 });
    }
  }

  centre(timeMs, priceTicks) {
    if (this.#view) {
      this.#move(View.centrePrice(View.centreTime(this.#view, timeMs), priceTicks), { time: true, price: true });
    }
  }

  refitPrice(grid) {
    if (this.#view) {
      this.#view = fitPrice(this.#view, grid);
      this.follow({ price: true });
    }
  }

  // What was moved is followed no more.
  #move(view, moved) {
    this.#view = view;
    this.follow({ time: this.#follows.time && !moved.time, price: this.#follows.price && !moved.price });
  }
}

const midOf = ({ bids, asks }) => (bids.length > 0 && asks.length > 0 ? (bids[0] + asks[0]) / 2 : NaN);

/** The view with the whole book in sight, and where the price went. */
function fitPrice(view, grid) {
  const seen = [...grid.buckets(View.leftMs(view), view.rightMs, 1000, 1)].filter(bucket => bucket.reason === null && bucket.count > 0);
  const book = seen.at(-1);
  if (!book) {
    return view;
  }

  let low = Infinity, high = -Infinity;
  for (const { bestBid, bestAsk } of seen) {
    low = Math.min(low, bestBid || Infinity);
    high = Math.max(high, bestAsk || -Infinity);
  }

  const middle = (book.bestBid + book.bestAsk) / 2;
  const reach = Math.max(quantileOf(book.rows.map(row => Math.abs(row - middle)), 0.9), (high - low) * 0.75);
  return View.fitPrice(view, middle - reach, middle + reach);
}

function quantileOf(numbers, share) {
  return numbers.sort()[Math.floor((numbers.length - 1) * share)];
}
