import assert from 'node:assert/strict';
import test from 'node:test';
import { Untold } from '../js/untold.js';

const storage = () => {
  const items = new Map();
  return { getItem: name => items.get(name) ?? null, setItem: (name, text) => items.set(name, String(text)), removeItem: name => items.delete(name) };
};

test('Set_Get_Remove_AreOfItsNameAlone', () => {
  const shared = storage();
  const one = new Untold(() => shared, 'ana heatmap'), other = new Untold(() => shared, 'ana ladder');
  one.set({ low: 1 });
  assert.deepEqual([one.get(), other.get()], [{ low: 1 }, null]);
  one.remove();
  assert.equal(one.get(), null);
});

test('Get_NotAnObject_IsNone', () => {
  const shared = storage(), untold = new Untold(() => shared, 'x');
  for (const text of ['{', '7', 'null', '"a"']) {
    shared.setItem('x', text);
    assert.equal(untold.get(), null);
  }
});

test('AnyCall_StorageForbidden_KeepsNothingAndDoesNotFail', () => {
  const untold = new Untold(() => { throw new Error('forbidden'); }, 'x');
  untold.set({ low: 1 });
  untold.remove();
  assert.equal(untold.get(), null);
});
