'use strict';

// Prints the scores that are farthest from 50, once a second:
//
//   SCALPER_API_KEY=... node watch-scores.cjs [address, http://127.0.0.1:8080] [seconds, 10] [rows, 10]
//
// Needs the package @microsoft/signalr (npm install @microsoft/signalr).
// Ends with 0 after that time, 1 where nothing could be had, 2 where it was called wrongly.
const { HubConnectionBuilder, HttpTransportType, LogLevel } = require('@microsoft/signalr');

const key = process.env.SCALPER_API_KEY;
const [address = 'http://127.0.0.1:8080', seconds = '10', rows = '10'] = process.argv.slice(2);
const scores = new Map();

function fail(code, sentence) {
  console.error(sentence);
  process.exit(code);
}

function print(at) {
  console.log(new Date(at).toISOString().slice(11, 19));
  [...scores.values()]
    .filter(({ score }) => score !== null)
    .sort((a, b) => Math.abs(b.score - 50) - Math.abs(a.score - 50))
    .forEach(({ symbol, score, side, confidence }) =>
      console.log(`  ${symbol.padEnd(16)} ${score.toFixed(1).padStart(5)} ${side.padEnd(7)} ${confidence.toFixed(0).padStart(3)}`));
}

async function watch() {
  const connection = new HubConnectionBuilder()
    .withUrl(new URL('/hubs/market', address).href, {
      headers: { 'X-Api-Key': key },
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
    })
    .configureLogging(LogLevel.None)
    .build();
  await connection.start();

  await new Promise((resolve, reject) => {
    let printedAt = 0;
    const stream = connection.stream('SubscribeScores', { sort: 'distance', limit: Number(rows) }).subscribe({
      next({ at, scores: changed, gone }) {
        changed.forEach(score => scores.set(score.symbol, score));
        gone.forEach(symbol => scores.delete(symbol));
        if (at - printedAt >= 1000) {
          printedAt = at;
          print(at);
        }
      },
      error: reject,
      complete: resolve,
    });
    setTimeout(() => {
      stream.dispose();
      resolve();
    }, Number(seconds) * 1000);
  });
  await connection.stop();
}

if (!key) {
  fail(2, 'SCALPER_API_KEY is not set: expected an API key of Scalper.');
}

if (!/^https?:\/\/./.test(address)) {
  fail(2, `'${address}': expected an address such as http://127.0.0.1:8080.`);
}

if (!(Number.isInteger(Number(seconds)) && Number.isInteger(Number(rows)) && seconds >= 1 && rows >= 1)) {
  fail(2, 'Expected a number of seconds and a number of rows, both at least 1.');
}

watch().then(
  () => [...scores.values()].some(({ score }) => score !== null) || fail(1, `${address}: no score came within ${seconds} s.`),
  error => fail(1, `${address}: ${error.message}`));
