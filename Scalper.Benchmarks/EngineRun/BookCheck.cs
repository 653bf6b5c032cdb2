using System.Text;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>Whether the engine's books are those of the venue: update id, and every level of both sides.</summary>
internal static class BookCheck
{
    private const int AtOnce = 50;

    /// <param name="venue">Whose books.</param>
    /// <param name="truth">The venue's answer; it stands still.</param>
    /// <returns>The symbols whose books differ, in words.</returns>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(MarketEngine engine, string venue, JsonDocument truth, CancellationToken cancellation)
    {
        Dictionary<string, JsonElement> books = truth.RootElement.GetProperty("list").EnumerateArray().ToDictionary(b => b.GetProperty("symbol").GetString()!);
        List<string> differences = [];
        foreach (FollowedSymbol[] some in engine.Symbols.Where(s => s.Instrument.Venue == venue).Chunk(AtOnce))
        {
            // A lane to which nothing comes answers ten times a second, however much it is asked.
            foreach (SymbolDetail held in await Task.WhenAll(some.Select(s => engine.InspectAsync(s, cancellation))))
            {
                if (Difference(held, books) is { } difference)
                {
                    differences.Add($"{held.Instrument.Symbol}: {difference}");
                }
            }
        }

        return differences;
    }

    private static string? Difference(SymbolDetail held, Dictionary<string, JsonElement> books)
    {
        if (!books.TryGetValue(held.Instrument.Name, out JsonElement book))
        {
            return "the venue knows no such book";
        }

        long updateId = book.GetProperty("u").GetInt64();
        if (!held.View.IsLive || held.View.UpdateId != updateId)
        {
            return $"{held.View.Status} ({held.View.Fault.Kind}) at {held.View.UpdateId}, the venue is at {updateId}";
        }

        return !AreEqual(held.Instrument, held.Bids, book.GetProperty("b")) ? "other bids"
            : !AreEqual(held.Instrument, held.Asks, book.GetProperty("a")) ? "other asks"
            : null;
    }

    private static bool AreEqual(Instrument instrument, IReadOnlyList<BookLevel> held, JsonElement levels) =>
        held.SequenceEqual(levels.EnumerateArray().Select(l => new BookLevel(Steps(instrument.TickSize, l[0]), Steps(instrument.QtyStep, l[1]))));

    private static long Steps(DecimalStep step, JsonElement number) =>
        step.Parse(Encoding.ASCII.GetBytes(number.GetString()!), out long steps) == StepParse.Ok ? steps : -1;
}
