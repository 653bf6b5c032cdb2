// Until the viewer's choices in a pane have come to rest: a slider that is dragged is one choice.
const REST_MS = 400;

/** What the viewer chose in a pane goes to the server, by `tell(options)`, once it has come to rest; by `send` at once. */
export class KeptOptions {
  #tell;
  #options = null;
  #timer;

  constructor(tell) {
    this.#tell = tell;
  }

  put(options) {
    clearTimeout(this.#timer);
    this.#options = options;
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
      } catch (error) {
        console.debug(error);
        this.#options ??= told;
      }
    }
  }
}
