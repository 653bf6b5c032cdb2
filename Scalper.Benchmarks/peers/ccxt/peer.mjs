// ccxt's watch functions under the same load as the engine: order books of 50 levels, trades and tickers of the first symbols of a server's ticker
// list. The last line is one JSON object; the books are compared with the server's truth. Exit code 1 where they differ or nothing came.
import { pro } from 'ccxt';

const SymbolsPerConnection = 250;
const { port, symbols: wanted, warmup, seconds } = readOptions(process.argv.slice(2));
const server = `http://127.0.0.1:${port}`;
const sleep = (s) => new Promise((done) => setTimeout(done, s * 1000));
let messages = 0;

const ids = await firstSymbols();
const exchanges = [];
for (let i = 0; i < ids.length; i += SymbolsPerConnection) {
    exchanges.push(await follow(ids.slice(i, i + SymbolsPerConnection)));
}

await until(() => exchanges.every(({ exchange, symbols }) => symbols.every((s) => exchange.orderbooks[s]?.bids.length > 0)), 'a book of every symbol');
await sleep(warmup);
const start = { messages, at: process.hrtime.bigint(), cpu: process.cpuUsage() };
await sleep(seconds);
const cpu = process.cpuUsage(start.cpu), elapsed = Number(process.hrtime.bigint() - start.at) / 1e9, count = messages - start.messages;
const memory = { rss: process.memoryUsage().rss / 1e6, peak: process.resourceUsage().maxRSS * 1024 / 1e6 };
const unequal = await compareBooks();
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
console.log(JSON.stringify({
    messages: count,
    msg_per_s: count / elapsed,
    cpu_pct: 100 * cpuSeconds / elapsed,
    cpu_us_per_msg: 1e6 * cpuSeconds / Math.max(1, count),
    msg_per_cpu_s: count / cpuSeconds,
    rss_mb: memory.rss,
    peak_rss_mb: memory.peak,
    scores: null,
    allocated_bytes_per_msg: null,
    gc_count: null,
    tick_to_score_us: null,
    books_equal: ids.length - unequal.length,
    books_total: ids.length,
}));
if (unequal.length > 0) {
    console.error(`books differ (${unequal.length}): ${unequal.slice(0, 5).join(', ')}`);
}
process.exit(unequal.length === 0 && count > 0 ? 0 : 1);

function readOptions(words) {
    const options = { port: NaN, symbols: 300, warmup: 5, seconds: 20 };
    for (let i = 0; i < words.length; i += 2) {
        const name = words[i].slice(2), value = Number(words[i + 1]);
        if (!words[i].startsWith('--') || !(name in options) || !(value >= 0)) {
            fail(`expected --port, --symbols, --warmup or --seconds with a number, got '${words[i]} ${words[i + 1]}'`);
        }
        options[name] = value;
    }
    return options.port > 0 ? options : fail('--port: expected, got none');
}

function fail(words) {
    console.error(words);
    process.exit(2);
}

async function firstSymbols() {
    const list = async (path) => (await (await fetch(server + path)).json()).result.list;
    const trading = new Set((await list('/v5/market/instruments-info?category=linear&limit=1000')).filter((c) => c.status === 'Trading').map((c) => c.symbol));
    return (await list('/v5/market/tickers?category=linear')).map((t) => t.symbol).filter((s) => trading.has(s)).slice(0, wanted);
}

async function follow(some) {
    const exchange = new pro.bybit({ enableRateLimit: false, options: { fetchMarkets: { types: ['linear'] } } });
    exchange.has.fetchCurrencies = false;
    for (const name of Object.keys(exchange.urls.api)) {
        exchange.urls.api[name] = name === 'ws' ? exchange.urls.api.ws : server;
    }
    exchange.urls.api.ws.public.linear = `ws://127.0.0.1:${port}/v5/public/linear`;
    const handle = exchange.handleMessage;
    exchange.handleMessage = function (client, message) {
        messages++;
        return handle.call(this, client, message);
    };
    await exchange.loadMarkets();
    await exchange.loadHttpProxyAgent(); // Wanted for ws://, without any proxy too.
    const symbols = some.map((id) => exchange.markets_by_id[id][0].symbol);
    // A loop for each symbol: waiting for all of them at once (watchOrderBookForSymbols) takes three times as long.
    for (const symbol of symbols) {
        forever(() => exchange.watchOrderBook(symbol, 50));
        forever(() => exchange.watchTrades(symbol));
        forever(() => exchange.watchTicker(symbol));
    }
    return { exchange, symbols, ids: some };
}

async function forever(watch) {
    try {
        for (;;) {
            await watch();
        }
    } catch (fault) {
        console.error(`ccxt gave up: ${fault.message}`);
        process.exit(1);
    }
}

async function until(holds, what) {
    const deadline = Date.now() + 60_000;
    while (!holds()) {
        if (Date.now() > deadline) {
            console.error(`expected ${what} within 60 s`);
            process.exit(1);
        }
        await sleep(0.05);
    }
}

async function command(body) {
    const answer = await (await fetch(`${server}/control`, { method: 'POST', body: JSON.stringify(body) })).json();
    return answer.ok ? answer : fail(`${JSON.stringify(body)}: ${answer.error}`);
}

// The market stands still, everything that is under way arrives, and afterwards it goes on at the rate it had.
async function compareBooks() {
    const before = (await command({ cmd: 'faults' })).inForce.find((f) => f.command.cmd === 'rate')?.command;
    await command({ cmd: 'rate', value: 0 });
    for (let seen = -1; seen !== messages;) {
        seen = messages;
        await sleep(0.5);
    }
    const truth = new Map((await (await fetch(`${server}/truth?symbol=*&depth=50&trades=0`)).json()).list.map((b) => [b.symbol, b]));
    await command(before ?? { cmd: 'rate', value: 0, seconds: 0.001 });
    return exchanges.flatMap(({ exchange, symbols, ids: some }) => some.filter((id, i) => !isEqual(exchange.orderbooks[symbols[i]], truth.get(id))));
}

function isEqual(book, truth) {
    const same = (held, levels) => held.length === levels.length && levels.every(([price, size], i) => held[i][0] === Number(price) && held[i][1] === Number(size));
    return truth !== undefined && same(book.bids, truth.b) && same(book.asks, truth.a);
}
