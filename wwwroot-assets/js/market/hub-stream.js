import { ASK_AGAIN_MS } from './stream-times.js';

/**
 * One stream of the market hub that goes on until it is stopped: opened whenever the connection is there and somebody can see the page,
 * asked for again 2 s after it ended or was refused. `ask()` gives method and arguments as they are at that moment; `onItem(item, isFirst)`
 * may throw, which begins the stream anew; `onState(state, sentence)` hears 'connecting', 'live' and 'refused', which lasts until the next item.
 */
export class HubStream {
  #ask;
  #onItem;
  #onState;
  #connection = null;
  #subscription = null;
  #timer;

  constructor(ask, onItem, onState = () => {}) {
    this.#ask = ask;
    this.#onItem = onItem;
    this.#onState = onState;
  }

  open(connection) {
    this.#onState('connecting', null);
    this.#subscribe(connection);
  }

  /** Ends the subscription; `open` begins another. */
  close() {
    clearTimeout(this.#timer);
    this.#subscription?.dispose();
    this.#subscription = null;
    this.#connection = null;
  }

  #subscribe(connection) {
    this.close();
    this.#connection = connection;
    let isFirst = true;
    // What an ended subscription still says is not about this one.
    const isCurrent = () => this.#subscription === own;
    const own = { dispose() {} };
    this.#subscription = own;
    const [method, ...args] = this.#ask();
    const handle = connection.stream(method, ...args).subscribe({
      next: item => isCurrent() && this.#take(item, isFirst, () => (isFirst = false)),
      error: error => isCurrent() && this.#retry(sentenceOf(error)),
      complete: () => isCurrent() && this.#retry('The stream ended.'),
    });
    own.dispose = () => handle.dispose();
  }

  #take(item, isFirst, taken) {
    try {
      this.#onItem(item, isFirst);
    } catch (error) {
      this.#subscription.dispose();
      this.#retry(error.message);
      return;
    }

    taken();
    this.#onState('live', null);
  }

  // The library ends the streams of a lost connection before it says that it is lost, and those are no refusals: they are opened again
  // with the next connection.
  #retry(sentence) {
    const connection = this.#connection;
    this.#subscription = null;
    this.#timer = setTimeout(() => connection.state === 'Connected' && this.#refuse(connection, sentence), 1);
  }

  #refuse(connection, sentence) {
    this.#onState('refused', sentence);
    this.#timer = setTimeout(() => this.#subscribe(connection), ASK_AGAIN_MS);
  }
}

/** The server's own words: the client library puts the kind of the exception before them. */
function sentenceOf(error) {
  return String(error?.message ?? error).replace(/^.*HubException: /s, '');
}
