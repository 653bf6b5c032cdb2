/** One value under a name in a storage of the browser, such as sessionStorage; where the browser keeps nothing, none. */
export class Untold {
  #storage;
  #name;

  constructor(storage, name) {
    this.#storage = storage;
    this.#name = name;
  }

  /** The object that was set; null for none, and for what is none. */
  get() {
    return this.#attempt(() => {
      const value = JSON.parse(this.#storage().getItem(this.#name));
      return typeof value === 'object' ? value : null;
    });
  }

  set(value) {
    this.#attempt(() => this.#storage().setItem(this.#name, JSON.stringify(value)));
  }

  remove() {
    this.#attempt(() => this.#storage().removeItem(this.#name));
  }

  // A browser may forbid its storage to a page, or have no room left in it.
  #attempt(act) {
    try {
      return act() ?? null;
    } catch (error) {
      console.debug(error);
      return null;
    }
  }
}
