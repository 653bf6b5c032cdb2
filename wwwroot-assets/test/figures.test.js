import assert from 'node:assert/strict';
import test from 'node:test';
import { bookDoubt, doubtText } from '../js/market/book-state.js';
import { clockOf, decimalsOf, formatAge, formatAmount, formatPrice, formatQuantity, parseAmount, shortAmount, writePrice, zoneName } from '../js/market/figures.js';
import { heatText } from '../js/market/heat-text.js';

const steps = { price: 0.1, quantity: 0.001, priceDecimals: 1, quantityDecimals: 3 };

test('Prices and quantities keep the decimals of their step', () => {
  assert.equal(formatPrice(842_130, steps), '84213.0');
  assert.equal(formatQuantity(1, steps), '0.001');
  assert.equal(formatQuantity(12_345_678, steps), '12345.678');
  assert.equal(formatQuantity(123_456_789, steps), '123k');
});

test('A grid needs the digits of its step without the zeros at its end, and all its prices have them', () => {
  const cases = [['0.10', 1, 651_142, '65114.2'], ['0.05', 2, 20, '1.00'], ['1', 0, 15, '15'], ['1.0', 0, 15, '15'], ['10', 0, 3, '30'], ['0.0000001', 7, 12, '0.0000012'], ['1e-7', 7, 12, '0.0000012'], ['0.010', 2, 7731, '77.31']];
  for (const [step, decimals, ticks, text] of cases) {
    const grid = { price: Number(step), priceDecimals: decimalsOf(step), quantity: 1, quantityDecimals: 0 };
    assert.equal(grid.priceDecimals, decimals, step);
    assert.deepEqual([formatPrice(ticks, grid), writePrice(ticks * grid.price, decimals), heatText(grid, 'UTC').price(ticks)], [text, text, text], step);
  }
});

test('Amounts have three digits at most, without a jump between scales', () => {
  const cases = [[0, '0'], [0.5, '0.50'], [42.4, '42'], [999.4, '999'], [999.6, '1.00k'], [12_345, '12.3k'], [99_960, '100k'], [999_600, '1.00M'], [3.4e6, '3.40M'], [-2500, '−2.50k'], [5e9, '5.00B']];
  cases.forEach(([amount, text]) => assert.equal(formatAmount(amount), text));
});

test('An amount in a field is as short as it can be typed, and reads as itself', () => {
  const cases = [[1000, '1k'], [1e4, '10k'], [1e5, '100k'], [1.5e6, '1.5M'], [2500, '2.5k'], [20, '20'], [0.5, '0.5']];
  cases.forEach(([amount, text]) => assert.deepEqual([shortAmount(amount), parseAmount(text)], [text, amount]));
});

test('A zone is named by its city', () => {
  assert.deepEqual(['UTC', 'Asia/Tokyo', 'America/Port_of_Spain', 'America/Argentina/Buenos_Aires'].map(zoneName), ['UTC', 'Tokyo', 'Port of Spain', 'Buenos Aires']);
});

test('Amounts are read as they are typed; what is none is null', () => {
  const cases = [['2500', 2500], ['10k', 1e4], ['1.5M', 1.5e6], [' 1,5 m ', 1.5e6], ['', null], ['-5', null], ['k', null], ['1e5', null]];
  cases.forEach(([text, amount]) => assert.equal(parseAmount(text), amount, text));
});

test('The clock is that of the zone, to the millisecond', () => {
  const ms = Date.UTC(2026, 10, 21, 23, 59, 58, 7);
  assert.equal(clockOf()(ms), '23:59:58.007');
  assert.equal(clockOf('Asia/Tokyo', false)(ms), '08:59:58');
});

test('Ages are short', () => {
  assert.deepEqual([340, 12_900, 150_000, 8e6].map(formatAge), ['0.3 s', '12 s', '2 min', '2 h']);
});

test('A doubtful book says why and for how long; a silent screen is told apart from a stale feed', () => {
  const live = { isLive: true, bids: [[1, 1]], asks: [[2, 1]], atMs: 10_000 };
  assert.equal(bookDoubt(live, 10_000, 100), null);
  assert.deepEqual(bookDoubt(live, 10_000, 2500), { kind: 'screen', text: 'Screen delayed', ageMs: 2500 });
  assert.deepEqual(bookDoubt({ isLive: false, status: 'stale', bids: [], asks: [], atMs: 10_000 }, 7_000, 100), { kind: 'feed', text: 'Book is stale', ageMs: 3100 });
  assert.deepEqual(bookDoubt({ ...live, asks: [] }, 10_000, 0), { kind: 'side', text: 'No asks', ageMs: null });
  assert.deepEqual([2500, null].map(ageMs => doubtText({ text: 'Book is stale', ageMs })), ['Book is stale · 2.5 s', 'Book is stale']);
  assert.equal(bookDoubt(null, null, 9000).kind, 'none');
});
