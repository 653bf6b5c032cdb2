using System.Text.Json.Nodes;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;
using Scalper.Core.Primitives;
using Scalper.Tests.Heatmap;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>Whether viewers get the truth: with the market at rest, each one's newest column must show the book that the API shows.</summary>
internal static class ColumnCheck
{
    private const int Depth = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Installation installation, IReadOnlyList<ColumnViewer> viewers, CancellationToken cancellation)
    {
        await installation.ControlAsync(new JsonObject { ["cmd"] = "rate", ["value"] = 0 }, cancellation);
        try
        {
            foreach (ColumnViewer viewer in viewers)
            {
                await CheckAsync(installation, viewer, cancellation);
                viewer.Forget();
            }
        }
        finally
        {
            await installation.ControlAsync(new JsonObject { ["cmd"] = "clear" }, cancellation);
        }
    }

    private static async Task CheckAsync(Installation installation, ColumnViewer viewer, CancellationToken cancellation)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        string shown = "", truth = "nothing";
        while (shown != truth)
        {
            if (late.IsCancellationRequested)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new CircuitException($"{viewer.Symbol}: expected a column with the book of the API,\n{truth}\ngot\n{shown}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
            viewer.ThrowIfDead();
            JsonNode book = await installation.ReadAsync($"/api/symbol/{viewer.Symbol}/book?depth={Depth}", cancellation);
            truth = $"{Levels(book["bids"]!)} | {Levels(book["asks"]!)}";
            shown = viewer.Decode() is { } column && viewer.Steps is { } steps ? Text(column, DecimalStep.Parse(steps.Price), DecimalStep.Parse(steps.Quantity)) : shown;
        }
    }

    private static string Text(PlainColumn column, DecimalStep price, DecimalStep quantity)
    {
        return $"{Side(column.Bids)} | {Side(column.Asks)}";

        string Side(IReadOnlyList<PlainLevel> levels) => string.Join(' ', levels.Select(l => $"{price.Format(l.Price)}x{quantity.Format(l.Lots)}"));
    }

    private static string Levels(JsonNode side) => string.Join(' ', side.AsArray().Select(static l => $"{l![0]}x{l[1]}"));
}
