using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Tests.Hosting;
using Scalper.Web.Live;
using Scalper.Web.Logs;

namespace Scalper.Tests.EndToEnd;

/// <summary>How a running market stands, in a few lines: for the message of a test that waited for it in vain.</summary>
internal static class MarketWords
{
    private const int Transitions = 6, LogLines = 40;

    /// <summary>Every connection stands and every book is Live.</summary>
    public static bool IsWell(WebApp app) =>
        Read(app, out IMarket market).Connections.All(c => c.State == Scalper.Core.Feeds.ConnectionState.Connected) && market.Symbols.All(s => StatusOf(s) == BookStatus.Live);

    public static string Of(WebApp app)
    {
        EngineHealth health = Read(app, out IMarket market);
        LiveBridge bridge = app.Services.GetRequiredService<LiveBridge>();
        return string.Join('\n',
        [
            $"engine {health.Status} at {Time(health.AtMs)}, {health.MessagesPerSecond:0} messages/s; screens read at {Time(bridge.Board.NowMs)} for {bridge.Viewers}",
            $"pool: {ThreadPool.ThreadCount} threads, {ThreadPool.PendingWorkItemCount} items wait",
            .. health.Connections.Select(Words),
            .. market.Symbols.Where(s => StatusOf(s) != BookStatus.Live).Select(s => $"{s.Instrument.Symbol}: {StatusOf(s)}"),
            .. LastLines(Path.Combine(app.Services.GetRequiredService<LogFolder>().Path, "scalper.log")),
        ]);
    }

    // It is written to meanwhile.
    private static IEnumerable<string> LastLines(string log)
    {
        using StreamReader lines = new(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return [.. lines.ReadToEnd().Split('\n').TakeLast(LogLines)];
    }

    private static EngineHealth Read(WebApp app, out IMarket market)
    {
        market = app.Services.GetRequiredService<IMarket>();
        return market.ReadHealth();
    }

    private static BookStatus StatusOf(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view.Status;
    }

    private static string Words(ConnectionHealth c) => string.Join('\n',
    [
        $"{c.Venue} {c.Index} {c.State}: {c.Cause}; {c.MessagesPerSecond:0} messages/s, last data {Time(c.LastDataAtMs)}, last turn {Time(c.LastTurnAtMs)}, next attempt {Time(c.NextAttemptAtMs)}, {c.Topics}",
        .. c.History.TakeLast(Transitions).Select(t => $"  {Time(t.AtNs / 1_000_000)} {t.From} -> {t.To}: {t.Cause}"),
    ]);

    private static string Time(long? ms) => ms is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) : "never";
}
