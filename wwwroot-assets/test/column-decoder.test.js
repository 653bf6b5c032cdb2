import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ByteReader } from '../js/market/bytes.js';
import { ColumnDecoder } from '../js/market/column-decoder.js';
import { message, section, text, varint, zigzag } from './encoder.js';
import { plain } from './plain.js';
import { random } from './random.js';

const STATUSES = ['empty', 'syncing', 'stale', 'invalid'];
const VECTORS = new URL('vectors/columns.json', import.meta.url);

function randomSide(dice, best, away) {
  const levels = [];
  for (let price = best; levels.length < dice.below(12); price += away * (1 + dice.below(dice.chance(0.1) ? 500 : 3))) {
    levels.push([price, 1 + dice.below(dice.chance(0.05) ? 2 ** 48 : 1000)]);
  }

  return levels;
}

function changedSide(dice, side, away) {
  const kept = new Map(side.filter(() => dice.chance(0.8)).map(([price, lots]) => [price, dice.chance(0.5) ? lots : 1 + dice.below(1000)]));
  const best = (side[0]?.[0] ?? 1000) + dice.below(5) - 2;
  for (const [price, lots] of dice.chance(0.6) ? randomSide(dice, best, away).slice(0, 3) : []) {
    kept.set(price, lots);
  }

  return [...kept].sort((a, b) => (a[0] - b[0]) * away);
}

function randomColumn(dice, periodMs, before) {
  const isLive = dice.chance(0.9);
  const step = dice.chance(0.9) ? 1 : 2 + dice.below(300);
  const isKey = !before || (isLive && (!before.isLive || step > 1 || dice.chance(0.1)));
  const mid = 100_000 - dice.below(50);
  return {
    periodMs, isKey, isLive, before,
    index: before ? before.index + step : 17_000_000_000 + dice.below(1000),
    isBroken: dice.chance(0.1),
    status: isLive ? 'live' : dice.from(STATUSES),
    bids: !isLive ? [] : isKey ? randomSide(dice, mid, -1) : changedSide(dice, before.bids, -1),
    asks: !isLive ? [] : isKey ? randomSide(dice, mid + 1, 1) : changedSide(dice, before.asks, 1),
    score: dice.chance(0.3) ? { side: dice.from(['neutral', 'long', 'short']), points: dice.below(10001) / 100 } : null,
    cells: dice.chance(0.4) ? randomSide(dice, mid - 5, 1).map(([price, lots]) => [price, lots, dice.below(50)]) : [],
  };
}

function randomEvent(dice, kind, last) {
  const columns = [1000, 100].flatMap(periodMs => Array.from({ length: dice.below(30) }, () => {
    const column = randomColumn(dice, periodMs, last.get(periodMs));
    last.set(periodMs, column);
    return column;
  }));
  const trades = Array.from({ length: dice.below(5) }, () => ({
    timeMs: 1_795_000_000_000 + dice.below(1000), price: dice.below(2000) - 1000, lots: dice.below(2 ** 40), isSell: dice.chance(0.5), isRpi: dice.chance(0.1),
  }));
  return { kind, sentAtMs: dice.below(2 ** 52), priceStep: kind === 'start' ? '0.10' : null, quantityStep: kind === 'start' ? '0.001' : null, columns, trades };
}

test('Decode_RandomSubscriptions_GivesWhatWasEncoded', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const dice = random(seed);
    const decoder = new ColumnDecoder();
    let last = new Map();
    for (let at = 0; at < 6; at++) {
      const kind = at === 0 || dice.chance(0.15) ? 'start' : 'update';
      last = kind === 'start' ? new Map() : last;
      const event = randomEvent(dice, kind, last);
      const expected = { ...event, columns: event.columns.map(({ before, bids, asks, cells, ...column }) =>
        ({ ...column, bids: bids.flat(), asks: asks.flat(), cells: cells.flat() })) };
      assert.deepEqual(plain(decoder.decode(message(event))), plain(expected), `seed ${seed}, message ${at}`);
    }
  }
});

test('Decode_AnyPrefixOfAMessage_IsRefused', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const bytes = message(randomEvent(random(seed), 'start', new Map()));
    // A prefix that ends between sections is a message of its own.
    const ends = new Set();
    const reader = new ByteReader(bytes);
    reader.byte(''), reader.byte(''), reader.varint('');
    while (!reader.isAtEnd) {
      reader.byte(''), reader.section('');
      ends.add(reader.position);
    }

    for (let length = 0; length < bytes.length; length++) {
      if (!ends.has(length)) {
        assert.throws(() => new ColumnDecoder().decode(bytes.slice(0, length)), /^Error: Expected/, `seed ${seed}, ${length} of ${bytes.length} bytes`);
      }
    }
  }
});

test('Decode_RandomBytes_ThrowsAnErrorThatSaysWhatWasExpected', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const dice = random(seed);
    const bytes = message(randomEvent(dice, 'start', new Map()));
    for (let flips = 1 + dice.below(4); flips > 0; flips--) {
      bytes[dice.below(bytes.length)] = dice.below(256);
    }

    try {
      new ColumnDecoder().decode(bytes);
    } catch (error) {
      assert.match(error.message, /^Expected/, `seed ${seed}`);
    }
  }
});

const START = [1, 1, ...varint(5), ...section(1, [...text('0.1'), ...text('1')])];
const column = (...bytes) => Uint8Array.from([...START, ...section(2, [100, ...bytes])]);

for (const [name, bytes, sentence] of [
  ['AnotherVersion', [2, 1, 5], /version 1/],
  ['AnotherKind', [1, 3, 5], /kind 1 \(start\) or 2/],
  ['UpdateBeforeAStart', [1, 2, 5], /a start before an update/],
  ['StartWithoutSteps', [1, 1, 5], /the steps in a start/],
  ['AnotherPeriod', [...START, ...section(2, [50])], /period of 100 or 1000 ms, not 50/],
  ['FirstColumnNoKey', column(2, 1, 0, 0), /a key column first/],
  ['ZeroLotsInAKey', column(3, 9, 1, 20, 0, 0), /lots above 0/],
  ['IndexThatStands', column(3, 9, 0, 0, 2, 0, 0, 0), /indexes that rise/],
  ['ChangesBehindAMissingColumn', column(3, 9, 0, 0, 2, 2, 0, 0), /a key column at 11/],
  ['ChangesBehindNoBook', column(1, 9, 1, 2, 1, 0, 0), /a key column at 10/],
  ['UnknownStatus', column(1, 9, 2), /a status of 0/],
  ['GoneLevelThatIsNotHeld', column(3, 9, 1, 20, 5, 0, 2, 1, 1, 1, 0, 0), /a level that is held at 9/],
  ['ScoreAbove100', column(11, 9, 0, 0, 1, ...varint(10001)), /0 to 10000 hundredths/],
  ['MoreLevelsThanBytes', column(3, 9, ...varint(1e12)), /levels, but/],
  ['VarintAbove2To53', [1, 1, ...varint(2n ** 53n)], /at most 2\^53 - 1/],
  ['VarintWithoutEnd', [1, 1, ...Array(20).fill(255)], /at most 2\^53 - 1/],
]) {
  test(`Decode_${name}_IsRefused`, () => {
    assert.throws(() => new ColumnDecoder().decode(Uint8Array.from(bytes)), sentence);
  });
}

test('Decode_UnknownSection_IsSkipped', () => {
  const { columns } = new ColumnDecoder().decode(Uint8Array.from([...START, ...section(77, [1, 2, 3]), ...section(2, [100, 3, 9, 0, 0])]));
  assert.equal(columns[0].index, 9);
});

test('Decode_TextThatIsNoBase64_IsRefused', () => {
  assert.throws(() => new ColumnDecoder().decode('%%%'), /as base64 text, not "%%%"/);
});

test('Varint_ItsWholeRange_ComesBack', () => {
  for (const value of [0, 1, 127, 128, 2 ** 31, 2 ** 52, Number.MAX_SAFE_INTEGER]) {
    assert.equal(new ByteReader(Uint8Array.from(varint(value))).varint('a number'), value);
  }

  for (const value of [0, -1, 1, -(2 ** 31), 2 ** 52 - 1, -(2 ** 52)]) {
    assert.equal(new ByteReader(Uint8Array.from(zigzag(value))).zigzag('a number'), value);
  }
});

test('Decode_SharedVectors_GiveTheExpected', { skip: existsSync(VECTORS) ? false : 'no vectors/columns.json' }, () => {
  const { cases } = JSON.parse(readFileSync(VECTORS, 'utf8'));
  const decoders = new Map();
  for (const { group, name, message, expected } of cases) {
    if (!decoders.has(group)) {
      decoders.set(group, new ColumnDecoder());
    }

    assert.deepEqual(plain(decoders.get(group).decode(message)), expected, `${group}: ${name}`);
  }
});
