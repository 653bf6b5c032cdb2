using System.Diagnostics;
using Scalper.Core.Engine;

namespace Scalper.Web.Api.Documents;

/// <summary>The engine and the process that it runs in.</summary>
/// <param name="Scores">Made of the symbols that are followed now, since they are.</param>
/// <param name="Errors">Times a book of theirs turned out to be wrong: a gap, a crossed book, too many levels.</param>
/// <param name="Uptime">Of the process, milliseconds.</param>
public sealed record EngineMetricsDocument(long Scores, long Errors, long Uptime, MemoryDocument Memory, CollectionsDocument Gc)
{
    public static EngineMetricsDocument Of(IReadOnlyList<FollowedSymbol> symbols) =>
        new(ScoresOf(symbols), symbols.Sum(FaultsOf), UptimeMs(), MemoryDocument.Now(), CollectionsDocument.Now());

    internal static long ScoresOf(IReadOnlyList<FollowedSymbol> symbols) => symbols.Sum(symbol =>
    {
        symbol.Read(out SymbolView view);
        return view.Scores;
    });

    private static long FaultsOf(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view.Faults;
    }

    private static long UptimeMs()
    {
        using Process process = Process.GetCurrentProcess();
        return (long)(DateTime.UtcNow - process.StartTime.ToUniversalTime()).TotalMilliseconds;
    }
}
