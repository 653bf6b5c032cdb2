// Reads JSON lines { "message": base64 } of one subscription and prints what each says, one JSON line for each: the C# tests compare.
import { createInterface } from 'node:readline';
import { ColumnDecoder } from '../js/market/column-decoder.js';
import { plain } from './plain.js';

// `node --test` of a folder runs every file in it, and this one would wait for its input for ever.
if (process.env.NODE_TEST_CONTEXT) {
  process.exit(0);
}

const decoder = new ColumnDecoder();
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') {
    console.log(JSON.stringify(plain(decoder.decode(JSON.parse(line).message))));
  }
}
