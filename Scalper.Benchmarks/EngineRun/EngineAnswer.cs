using System.Text.Json;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Measure;
using Scalper.Core.Engine;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>Whether what was measured was right.</summary>
/// <param name="Faults">One line each; empty where all is well.</param>
internal sealed record EngineAnswer(int BooksEqual, int BooksTotal, IReadOnlyList<string> Faults)
{
    private const int MostNamed = 5;
    private const double MostTurnsASecond = 12;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Has the market stand still, lets the engine take what is under way, compares, and lets the market go on.</summary>
    public static async Task<EngineAnswer> CheckAsync(RunningEngine running, IReadOnlyList<Venue> venues, EngineWindow window, CancellationToken cancellation)
    {
        List<Func<Task>> resumeAll = [];
        try
        {
            foreach (Venue venue in venues)
            {
                resumeAll.Add(await venue.PauseAsync(cancellation));
            }

            await DrainAsync(running.Engine, cancellation);
            List<string> books = [];
            foreach (Venue venue in venues)
            {
                using JsonDocument truth = await venue.ReadBooksAsync(cancellation);
                books.AddRange(await BookCheck.DifferencesAsync(running.Engine, venue.Name, truth, cancellation));
            }

            int total = running.Engine.Symbols.Count;
            return new EngineAnswer(total - books.Count, total, [.. Named("books differ", books), .. ScoreFaults(running, window), .. WindowFaults(running, window)]);
        }
        finally
        {
            foreach (Func<Task> resumeAsync in resumeAll)
            {
                await resumeAsync();
            }
        }
    }

    private static async Task DrainAsync(MarketEngine engine, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Patience);
        try
        {
            long before;
            do
            {
                before = engine.ReadHealth().MessagesTotal;
                await Task.Delay(Quiet, deadline.Token);
            }
            while (engine.ReadHealth().MessagesTotal != before);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BenchmarkException($"expected silence after the market was paused, still got messages {Patience.TotalSeconds:F0} s later");
        }
    }

    private static IEnumerable<string> ScoreFaults(RunningEngine running, EngineWindow window)
    {
        long?[] missing = [.. running.Engine.Symbols.Zip(window.AtStart, (symbol, then) => ScoreCount.Of(symbol).MissingSince(then))];
        string[] wrong = [.. running.Engine.Symbols.Zip(missing).Where(m => m.Second is not null and not 0).Select(m => $"{m.First.Instrument.Symbol}: {m.Second}")];
        string[] lost = [.. running.Engine.Symbols.Zip(missing).Where(m => m.Second is null).Select(m => $"{m.First.Instrument.Symbol}: {Words(m.First)}")];
        return [.. Named("scores are missing", wrong), .. Named("books were not Live all the time", lost)];
    }

    private static IEnumerable<string> WindowFaults(RunningEngine running, EngineWindow window)
    {
        if (window.Result is { Messages: 0 } or { Scores: 0 })
        {
            yield return $"expected messages and scores in the window, got {window.Result.Messages} and {window.Result.Scores}";
        }

        // A score right before an idle turn can't be told from a tick, and the last of each lane is told by the next reading.
        double untold = running.Engine.ReadHealth().Connections.Count * ((MostTurnsASecond * running.Clock.Age.TotalSeconds) + 2);
        long scores = running.Engine.Symbols.Sum(s => ScoreCount.Of(s).Scores), timed = running.Clock.Read().Count;
        if (timed > scores || timed < scores - untold)
        {
            yield return $"expected a duration for each of {scores} scores since the start, got {timed}: the engine reads its clock in another order";
        }
    }

    private static string Words(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view.IsLive ? "Live again" : $"{view.Status}, {view.Fault.Describe()}";
    }

    private static IEnumerable<string> Named(string what, IReadOnlyList<string> which) =>
        which.Count == 0 ? [] : [$"{what} ({which.Count}): {string.Join(", ", which.Take(MostNamed))}{(which.Count > MostNamed ? ", …" : "")}"];
}
