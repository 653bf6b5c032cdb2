using System.Text.Json.Nodes;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>
/// What viewers of the heatmap cost: first all of one symbol, then each of another. Before it measures, ten of them prove that they get
/// the book that the API shows.
/// </summary>
internal static class HeatmapLoad
{
    private const int Checked = 10;
    private const double LeastMessages = 8;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    // A symbol is watched for a minute longer than somebody looks at it, and a phase without viewers must not pay for that.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(65);

    public static async Task RunAsync(ViewerOptions options, CancellationToken cancellation)
    {
        using Installation installation = await Installation.StartAsync(options.Settings, cancellation);
        string[] busiest = await ReadBusiestAsync(installation, options.Viewers.Max(), cancellation);
        await using ColumnViewers viewers = new(installation);
        await viewers.ChangeToAsync(busiest[..Math.Min(Checked, busiest.Length)], cancellation);
        await viewers.WatchAsync(TimeSpan.FromSeconds(3), cancellation);
        await ColumnCheck.RunAsync(installation, viewers.All, cancellation);
        Console.WriteLine($"{viewers.All.Count} viewers show the API's books. Busiest symbols: {string.Join(' ', busiest.Take(5))} …");
        await viewers.WatchAsync(options.WarmUp, cancellation);
        for (int round = 1; round <= options.Rounds; round++)
        {
            await viewers.ChangeToAsync([], cancellation);
            await viewers.WatchAsync(Grace, cancellation);
            await MeasureRoundAsync(installation, viewers, busiest, options, cancellation);
        }
    }

    private static async Task MeasureRoundAsync(
        Installation installation, ColumnViewers viewers, string[] busiest, ViewerOptions options, CancellationToken cancellation)
    {
        string[][] same = [.. options.Viewers.Where(static n => n > 0).Order().Select(n => Enumerable.Repeat(busiest[0], n).ToArray())];
        string[][] other = [.. same.Where(static s => s.Length > 1).Select(s => busiest[..s.Length])];
        Console.WriteLine(ColumnPhase.Head);
        ColumnPhase idle = await MeasureAsync(installation, viewers, [], options, cancellation);
        Console.WriteLine(idle.Row(idle));
        foreach (string[] symbols in same.Concat(other))
        {
            Console.WriteLine((await MeasureAsync(installation, viewers, symbols, options, cancellation)).Row(idle));
        }
    }

    private static async Task<ColumnPhase> MeasureAsync(
        Installation installation, ColumnViewers viewers, string[] symbols, ViewerOptions options, CancellationToken cancellation)
    {
        await viewers.ChangeToAsync(symbols, cancellation);
        foreach (ColumnViewer viewer in viewers.All)
        {
            viewer.Forget();
        }

        await viewers.WatchAsync(Settling, cancellation);
        List<(double Percent, ColumnTraffic Rate)> spans = [];
        for (int i = 0; i < options.Spans; i++)
        {
            ProcessReading before = installation.ReadProcess();
            ColumnTraffic traffic = viewers.ReadTraffic();
            await viewers.WatchAsync(options.Span, cancellation);
            ProcessReading after = installation.ReadProcess();
            spans.Add((after.PercentSince(before), viewers.ReadTraffic().RateSince(traffic, after.AtSeconds - before.AtSeconds, symbols.Length)));
        }

        EngineReading engine = await installation.ReadEngineAsync(cancellation);
        if (!engine.IsHealthy || spans.Any(s => symbols.Length > 0 && s.Rate.Messages < LeastMessages))
        {
            throw new CircuitException(
                $"Expected a healthy engine and at least {LeastMessages} messages a second and viewer, got {spans.Min(static s => s.Rate.Messages):F1}; {engine}.");
        }

        return new ColumnPhase(symbols.Length, symbols.Distinct().Count(), spans, engine);
    }

    private static async Task<string[]> ReadBusiestAsync(Installation installation, int count, CancellationToken cancellation)
    {
        JsonNode list = await installation.ReadAsync("/api/symbols?followed=true&sort=turnover&descending=true", cancellation);
        return [.. list["symbols"]!.AsArray().Select(static s => s!["symbol"]!.GetValue<string>()).Take(count)];
    }
}
