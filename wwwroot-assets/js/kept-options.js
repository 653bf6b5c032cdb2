// Until the viewer's choices in a pane have come to rest: a slider that is dragged is one choice.
const REST_MS = 400;

/**
 * What the viewer chose in a pane goes to the server, by `tell(options)`, once it has come to rest; by `send` at once. Until the
 * server has it, it is in `untold` (`get`, `set`, `remove`) as well: a page that is left may be gone before anything was heard.
 */
export class KeptOptions {
  #tell;
  #untold;
  #options = null;
  #timer;

  constructor(tell, untold) {
    this.#tell = tell;
    this.#untold = untold;
  }

  /** What an earlier page chose and could not tell, which is told now; null where there is none. */
  takeUntold() {
    const options = this.#untold.get();
    if (options) {
      this.put(options);
    }

    return options;
  }

  put(options) {
    clearTimeout(this.#timer);
    this.#options = options;
    this.#untold.set(options);
    this.#timer = setTimeout(() => this.send(), REST_MS);
  }

  /** Tells what was not told yet. Without a connection it stays here and is told with the next choice, or by leaving the page. */
  async send() {
    clearTimeout(this.#timer);
    const told = this.#options;
    if (told) {
      this.#options = null;
      try {
        await this.#tell(told);
        this.#forget();
      } catch (error) {
        console.debug(error);
        this.#options ??= told;
      }
    }
  }

  // What was chosen meanwhile is still to be told.
  #forget() {
    if (!this.#options) {
      this.#untold.remove();
    }
  }
}
