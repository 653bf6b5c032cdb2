import { splitOf } from './ladder-rows.js';

/**
 * Which prices a ladder shows. It follows the market with a dead band: prices stay until the mid leaves the central half of the rows. While
 * it is held nothing moves, not even the spread row; scrolling ends following until `recentre`.
 */
export class LadderCentre {
  #centre = null;
  #split = null;
  #isFollowing = true;

  /** The price of the middle row, null before the first book. */
  get centre() {
    return this.#centre;
  }

  get split() {
    return this.#split;
  }

  get isFollowing() {
    return this.#isFollowing;
  }

  follow(book, { compression, count, isHeld }) {
    const split = splitOf(book, compression);
    if (split === null || (isHeld && this.#centre !== null)) {
      return;
    }

    this.#split = split;
    const isAway = this.#centre === null || Math.abs(split - this.#centre) > (compression * count) / 4;
    if (this.#isFollowing && isAway) {
      this.#centre = split;
    }
  }

  /** Moves the prices by whole rows, up for positive ones. */
  scroll(rows, compression) {
    if (this.#centre !== null) {
      this.#centre += rows * compression;
      this.#isFollowing = false;
    }
  }

  /** The next book decides anew, whatever is held. */
  recentre() {
    this.#centre = null;
    this.#isFollowing = true;
  }

  /** Other rows: the middle keeps its price as near as the new rows allow. */
  compress(book, compression) {
    if (this.#centre !== null) {
      this.#centre = Math.round(this.#centre / compression) * compression;
      this.#split = splitOf(book, compression);
    }
  }
}
