import { ColumnDecoder } from './column-decoder.js';
import { HubStream } from './hub-stream.js';
import { delayBefore, SILENT_MS } from './stream-times.js';

const LIBRARY = '../../lib/signalr/signalr.min.js';

let imports = 0;

async function createConnection(url) {
  if (!globalThis.signalR) {
    // A browser may remember that an address could not be imported: each attempt has its own.
    await import(imports++ === 0 ? LIBRARY : `${LIBRARY}?attempt=${imports}`);
  }

  const { HubConnectionBuilder, HttpTransportType, LogLevel } = globalThis.signalR;
  return new HubConnectionBuilder()
    .withUrl(url, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => delayBefore(previousRetryCount) })
    .configureLogging(LogLevel.Critical)
    .build();
}

/**
 * The page's one connection to `/hubs/market`, kept for as long as the page lives. Columns of the symbol go into its history; a hidden tab
 * pauses them and goes on behind the last column it has.
 *
 * Event 'state', with detail { state, sentence }:
 *   connecting  no message yet          live  messages come          delayed  none for 2 s, though the connection is up
 *   lost        the connection is gone: the screen is delayed, whatever the feed is          refused  the server's sentence says why
 */
export class MarketFeed extends EventTarget {
  #connect;
  #isLive;
  #connection = null;
  #streams = new Set();
  #columns = null;
  #quietTimer;
  #startTimer;
  #attempts = 0;
  #state = { state: 'connecting', sentence: null };
  #isStopped = false;
  // By how much this clock is ahead of the engine's, and the way of the quickest message.
  #aheadMs = Infinity;
  #sentAtMs = null;
  #newestMs = null;

  /** `isLive` is false for a replay, which may stand still: then silence is no delay. */
  constructor({ connect = () => createConnection(new URL('hubs/market', document.baseURI).href), isLive = true } = {}) {
    super();
    this.#isLive = isLive;
    this.#connect = connect;
  }

  get state() {
    return this.#state;
  }

  /** When the newest message of columns was sent, by the engine's clock; null before any. */
  get sentAtMs() {
    return this.#sentAtMs;
  }

  /**
   * How long ago the newest column ended, by the engine's clock; null before any. That clock is known only as the quickest message
   * brought it, so what even that one took is not in it.
   */
  get delayMs() {
    return this.#newestMs === null || !this.#isLive ? null : Math.max(0, Date.now() - this.#aheadMs - this.#newestMs);
  }

  start() {
    document.addEventListener('visibilitychange', this.#onVisibility);
    return this.#startConnection();
  }

  #take(connection) {
    this.#connection = connection;
    connection.onreconnecting(() => this.#lose());
    connection.onreconnected(() => this.#open());
    // The server may end a connection for good; this page does not.
    connection.onclose(() => {
      this.#lose();
      this.#startSoon();
    });
  }

  /** Columns of the symbol into the history, from now on; those of the symbol before end. */
  setSymbol(symbol, history) {
    if (this.#columns) {
      this.#columns.close();
      this.#streams.delete(this.#columns);
    }

    this.#newestMs = null;
    let decoder = new ColumnDecoder();
    let last = null;
    const ask = () => ['Columns', symbol, last];
    const take = message => {
      try {
        const event = decoder.decode(message);
        history.accept(event);
        last = event.columns.findLast(column => column.periodMs === 100)?.index ?? last;
        this.#hear(event, history.newest);
      } catch (error) {
        // What was half read cannot be gone on with.
        decoder = new ColumnDecoder();
        last = null;
        throw error;
      }
    };

    this.#columns = this.#add(new HubStream(ask, take, (state, sentence) => this.#onColumns(state, sentence)));
  }

  /** Candles of a symbol: the listener gets each document, and whether it is the first, with which all of them begin anew. */
  candles(symbol, interval, listener, onState) {
    const stream = this.#add(new HubStream(() => ['Candles', symbol, interval], listener, onState));
    return {
      stop: () => {
        stream.close();
        this.#streams.delete(stream);
      },
    };
  }

  stop() {
    this.#isStopped = true;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#quietTimer);
    clearTimeout(this.#startTimer);
    this.#close();
    this.#streams.clear();
    return this.#connection?.stop();
  }

  #add(stream) {
    this.#streams.add(stream);
    if (this.#isUp) {
      stream.open(this.#connection);
    }

    return stream;
  }

  get #isUp() {
    return this.#connection?.state === 'Connected' && !document.hidden;
  }

  #onVisibility = () => {
    if (document.hidden) {
      clearTimeout(this.#quietTimer);
      this.#close();
    } else {
      this.#open();
    }
  };

  #open() {
    if (this.#isUp) {
      this.#streams.forEach(stream => stream.open(this.#connection));
    }
  }

  #close() {
    this.#streams.forEach(stream => stream.close());
  }

  async #startConnection() {
    try {
      const connection = this.#connection ?? await this.#connect();
      if (this.#isStopped) {
        return;
      }

      if (this.#connection === null) {
        this.#take(connection);
      }

      await connection.start();
      this.#attempts = 0;
      this.#open();
    } catch (error) {
      if (!this.#isStopped) {
        this.#set('lost', `No connection to the server: ${error.message}`);
        this.#startSoon();
      }
    }
  }

  #startSoon() {
    if (!this.#isStopped) {
      this.#startTimer = setTimeout(() => this.#startConnection(), delayBefore(this.#attempts++));
    }
  }

  #lose() {
    clearTimeout(this.#quietTimer);
    this.#close();
    if (!this.#isStopped) {
      this.#set('lost', 'The connection to the server is lost: the screen is delayed.');
    }
  }

  #hear({ sentAtMs }, newest) {
    this.#aheadMs = Math.min(this.#aheadMs, Date.now() - sentAtMs);
    this.#sentAtMs = sentAtMs;
    this.#newestMs = newest?.endMs ?? null;
  }

  #onColumns(state, sentence) {
    clearTimeout(this.#quietTimer);
    this.#set(state, sentence);
    if (state !== 'refused' && this.#isLive) {
      this.#quietTimer = setTimeout(() => this.#set('delayed', `No data from the server for ${SILENT_MS / 1000} s, though the connection is up.`), SILENT_MS);
    }
  }

  #set(state, sentence) {
    // Ten messages a second say the same.
    if (state !== this.#state.state || sentence !== this.#state.sentence) {
      this.#state = { state, sentence };
      this.dispatchEvent(new CustomEvent('state', { detail: this.#state }));
    }
  }
}
