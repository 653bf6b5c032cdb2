// Reads the market hub's encoding (docs/market-hub.md) from front to back. What it cannot read it refuses with what was expected.
const MAX = Number.MAX_SAFE_INTEGER;
const text = new TextDecoder('utf-8', { fatal: true });

export function fromBase64(message) {
  let binary;
  try {
    binary = atob(message);
  } catch {
    throw new Error(`Expected a message as base64 text, not "${String(message).slice(0, 40)}".`);
  }

  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = binary.charCodeAt(at);
  }

  return bytes;
}

export class ByteReader {
  #bytes;
  #at;
  #end;

  constructor(bytes, from = 0, to = bytes.length) {
    this.#bytes = bytes;
    this.#at = from;
    this.#end = to;
  }

  get isAtEnd() {
    return this.#at === this.#end;
  }

  get position() {
    return this.#at;
  }

  byte(what) {
    if (this.#at >= this.#end) {
      throw this.#refusal(`Expected ${what}, but the bytes end`);
    }

    return this.#bytes[this.#at++];
  }

  /** Unsigned LEB128, 0 to 2^53 - 1. */
  varint(what) {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const next = this.byte(what);
      const part = (next & 127) * scale;
      // The sum itself could round down to the bound.
      if (scale > 2 ** 49 || part > MAX - value) {
        throw this.#refusal(`Expected ${what} of at most 2^53 - 1, but it is larger`);
      }

      value += part;
      if (next < 128) {
        return value;
      }
    }
  }

  /** A varint that holds a signed number: 0, -1, 1, -2, ... are 0, 1, 2, 3, ... */
  zigzag(what) {
    const value = this.varint(what);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A varint that counts things of at least this many bytes each: one that cannot be true is refused before anything is reserved for it. */
  count(what, bytesEach) {
    const count = this.varint(what);
    if (count * bytesEach > this.#end - this.#at) {
      throw this.#refusal(`Expected ${count} ${what}, but ${this.#end - this.#at} bytes are left`);
    }

    return count;
  }

  /** The next bytes as a reader of their own, their number before them. */
  section(what) {
    const length = this.#skip(what);
    return new ByteReader(this.#bytes, this.#at - length, this.#at);
  }

  text(what) {
    const length = this.#skip(what);
    try {
      return text.decode(this.#bytes.subarray(this.#at - length, this.#at));
    } catch {
      throw this.#refusal(`Expected ${what} in UTF-8`);
    }
  }

  expectEnd(what) {
    if (!this.isAtEnd) {
      throw this.#refusal(`Expected the end of ${what}, but ${this.#end - this.#at} bytes follow`);
    }
  }

  // Steps over a length and as many bytes; the length.
  #skip(what) {
    const length = this.count(`bytes of ${what}`, 1);
    this.#at += length;
    return length;
  }

  #refusal(sentence) {
    return new Error(`${sentence} (byte ${this.#at}).`);
  }
}
