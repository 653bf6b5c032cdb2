import assert from 'node:assert/strict';
import test from 'node:test';

globalThis.document = { fonts: new EventTarget() };
const { figureWidth, textWidth } = await import('../js/market/text-width.js');

function countingContext(font) {
  const measured = [];
  return { font, measured, measureText: text => ({ width: measured.push(text) * 1000 + text.length }) };
}

test('A text is measured once in each font', () => {
  const small = countingContext('11px Inter'), large = countingContext('20px Inter');
  const first = textWidth(small, 'Gap');
  assert.equal(textWidth(small, 'Gap'), first);
  assert.notEqual(textWidth(large, 'Gap of another'), first);
  textWidth(large, 'Gap');
  assert.deepEqual([small.measured, large.measured], [['Gap'], ['Gap of another', 'Gap']]);
});

test('A figure keeps its width while its digits change, and has another with more of them', () => {
  const context = countingContext('12px Inter');
  const width = figureWidth(context, '65114.2');
  assert.equal(figureWidth(context, '65987.1'), width);
  assert.notEqual(figureWidth(context, '165987.1'), width);
  assert.deepEqual(context.measured, ['00000.0', '000000.0']);
});

test('Only the newest texts are kept', () => {
  const context = countingContext('13px Inter');
  const texts = Array.from({ length: 300 }, (_, at) => `text ${at}`);
  texts.forEach(text => textWidth(context, text));
  texts.slice(-200).forEach(text => textWidth(context, text));
  assert.equal(context.measured.length, 300, 'the last 200 were kept');
  textWidth(context, 'text 0');
  assert.equal(context.measured.length, 301, 'the first was not');
});

test('When a font has come everything is measured anew', () => {
  const context = countingContext('14px Inter');
  textWidth(context, 'late');
  document.fonts.dispatchEvent(new Event('loadingdone'));
  textWidth(context, 'late');
  assert.equal(context.measured.length, 2);
});
