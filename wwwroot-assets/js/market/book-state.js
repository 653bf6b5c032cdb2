import { formatAge } from './figures.js';
import { SILENT_MS } from './stream-times.js';

const WORDS = {
  empty: 'No book yet',
  syncing: 'Book is synchronising',
  stale: 'Book is stale',
  invalid: 'Book is invalid',
};

/**
 * Why a book is not to be traded from, and since when; null for a live one. `book` is the newest one, `liveAtMs` the end of the last live
 * column or null, `silentMs` the time since columns came. A delayed screen and a stale book are two things: here the screen is told first.
 */
export function bookDoubt(book, liveAtMs, silentMs) {
  if (book === null) {
    return { kind: 'none', text: 'Waiting for the book', ageMs: null };
  }

  if (silentMs > SILENT_MS) {
    return { kind: 'screen', text: 'Screen delayed', ageMs: silentMs };
  }

  if (!book.isLive) {
    return { kind: 'feed', text: WORDS[book.status] ?? 'Book is not live', ageMs: liveAtMs === null ? null : book.atMs - liveAtMs + silentMs };
  }

  const side = book.bids.length === 0 ? 'No bids' : book.asks.length === 0 ? 'No asks' : null;
  return side ? { kind: 'side', text: side, ageMs: null } : null;
}

/** A doubt in a line: what, and for how long where that is known. */
export function doubtText({ text, ageMs }) {
  return ageMs === null ? text : `${text} · ${formatAge(ageMs)}`;
}
