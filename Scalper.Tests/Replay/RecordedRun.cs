using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.EndToEnd;

namespace Scalper.Tests.Replay;

/// <summary>An engine that recorded itself over real sockets, against a sandbox that does everything wrong now and then.</summary>
internal static class RecordedRun
{
    public const int Symbols = 60;

    private const int SymbolsOfALane = 20;
    private const int MessagesBetweenFaults = 400;

    private static readonly FeedOptions Feed = new()
    {
        SymbolsPerConnection = SymbolsOfALane, ConnectBurst = 50, ConnectsPerMinute = 6_000, FreshSeconds = 2, GoneSeconds = 3, BackoffFirstMilliseconds = 100,
    };

    /// <summary>Runs until as many messages came, and ends in good order.</summary>
    /// <param name="seed">Of market and faults.</param>
    /// <returns>Scores that the engine made of symbols that it followed to the end.</returns>
    /// <param name="scope">What is recorded of it; null records everything.</param>
    /// <param name="grid">Gets samples of every symbol; null takes none.</param>
    public static async Task<long> RecordAsync(string folder, long seed, long messages, RecordingScope? scope = null, IGridSink? grid = null)
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions { Seed = seed, MessagesPerSecond = 6_000 });
        using HttpClient http = new();
        BybitRest rest = new(http, new Uri(venue.RestUrl));
        FollowedUniverse[] universes = [await LoadAsync(rest, Symbols), await LoadAsync(rest, Symbols - 5)];
        SteadyTime time = new(TimeProvider.System);
        List<Exception> bugs = [];
        using JournalRecorder recorder = new(SmallSegments, folder, time, new RecordingDisk(), NullLogger.Instance, bugs.Add) { Scope = scope ?? RecordingScope.All };
        recorder.Start();
        long scores;
        await using (MarketEngine engine = new(new EngineOptions { Feed = Feed }, time, NullLogger<MarketEngine>.Instance, recorder, grid))
        {
            engine.Start(new Uri(venue.WebSocketUrl), universes[0], rest);
            SeededRandom random = new((ulong)seed);
            for (long reached = MessagesBetweenFaults; reached < messages; reached += MessagesBetweenFaults)
            {
                await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth().MessagesTotal), m => m >= reached);
                await HarmAsync(engine, http, new Uri(venue.RestUrl + "/control"), universes, random);
            }

            await engine.DisposeAsync();
            scores = engine.Symbols.Sum(ScoresOf);
        }

        recorder.Dispose();
        Assert.Empty(bugs);
        return scores;
    }

    /// <summary>Starts again on the same folder, looks at the symbols before any data came, and runs on for a while.</summary>
    public static async Task<(RestoreReading Restore, SymbolDetail[] Before)> ResumeAsync(string folder, long seed, long messages)
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions { Seed = seed, MessagesPerSecond = 6_000 });
        using HttpClient http = new();
        FollowedUniverse universe = await LoadAsync(new BybitRest(http, new Uri(venue.RestUrl)), Symbols - 5);
        SteadyTime time = new(TimeProvider.System);
        List<Exception> bugs = [];
        using JournalRecorder recorder = new(SmallSegments, folder, time, new RecordingDisk(), NullLogger.Instance, bugs.Add);
        recorder.Start();
        await using MarketEngine engine = new(new EngineOptions { Feed = Feed }, time, NullLogger<MarketEngine>.Instance, recorder);
        RecordedPast past = new(new EngineOptions(), recorder, time, NullLogger<RecordedPast>.Instance);
        await past.RestoreAsync(engine, CancellationToken.None);
        engine.Start(new Uri(venue.WebSocketUrl), universe);
        SymbolDetail[] before = await Task.WhenAll(engine.Symbols.Select(s => engine.InspectAsync(s, CancellationToken.None)));
        await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth().MessagesTotal), m => m >= messages);
        await engine.DisposeAsync();
        recorder.Dispose();
        Assert.Empty(bugs);
        return (past.Reading, before);
    }

    /// <summary>Several segments in a few seconds.</summary>
    public static JournalLimits SmallSegments { get; } = new() { MinimumFreeBytes = 0, SegmentBytes = 1 << 19 };

    private static Task<FollowedUniverse> LoadAsync(BybitRest rest, int symbols) =>
        UniverseLoading.LoadAsync(rest.ListContractsAsync, new UniverseOptions { MaxSymbols = symbols }, CancellationToken.None);

    // Whatever changes a lane beside frames: commands, deadlines, lost connections, other steps, refusals.
    private static async Task HarmAsync(MarketEngine engine, HttpClient http, Uri control, FollowedUniverse[] universes, SeededRandom random)
    {
        FollowedSymbol symbol = engine.Symbols[(int)(random.NextUnit() * engine.Symbols.Count)];
        string name = symbol.Instrument.Symbol;
        object? fault = (int)(random.NextUnit() * 15) switch
        {
            0 => new { cmd = "gap", symbol = name, depth = 50, count = 1 },
            1 => new { cmd = "duplicate", symbol = name, count = 2 },
            2 => new { cmd = "reorder", symbol = name, count = 1 },
            3 => new { cmd = "garbage", symbol = name, kind = "types", count = 1 },
            4 => new { cmd = "garbage", symbol = name, kind = "truncated", count = 1 },
            5 => new { cmd = "cross", symbol = name },
            6 => new { cmd = "deep", symbol = name },
            7 => new { cmd = "zerodelete", symbol = name },
            8 => new { cmd = "restart", symbol = name },
            9 => new { cmd = "silence", symbol = name, seconds = 6 },
            10 => new { cmd = "drop", client = (int)(random.NextUnit() * 3), code = 1006 },
            11 => new { cmd = "ticksize", symbol = name, tick = Finer(symbol.Instrument.TickSize) },
            12 => new { cmd = "reject", symbol = name, seconds = 2 },
            _ => null,
        };
        if (fault is not null)
        {
            // A fault that the sandbox can't do now, on a connection that is gone for instance, is none.
            (await http.PostAsJsonAsync(control, fault)).Dispose();
        }
        else if ((int)(random.NextUnit() * 2) == 0)
        {
            await engine.ResyncAsync(name, "test", CancellationToken.None);
        }
        else
        {
            await engine.FollowAsync(universes[(int)(random.NextUnit() * universes.Length)], CancellationToken.None);
        }
    }

    private static string Finer(DecimalStep tick) => (decimal.Parse(tick.Text, CultureInfo.InvariantCulture) / 10).ToString(CultureInfo.InvariantCulture);

    private static long ScoresOf(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view.Scores;
    }
}
