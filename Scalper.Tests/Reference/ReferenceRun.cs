using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>A capture through the reference, frame by frame.</summary>
public static class ReferenceRun
{
    /// <summary>Each book or trade frame; its line is null where nothing is printed.</summary>
    public static IEnumerable<(string Symbol, ReferenceLine? Line, ReferenceFigures? Figures, long Now)> Of(IEnumerable<CaptureLine> lines, ReferenceOptions options)
    {
        CaptureLine[] all = [.. lines];
        IReadOnlyDictionary<string, decimal> ticks = ReferenceTicks.Of(all);
        ReferenceEngine engine = new(options);
        Dictionary<string, ReferenceFigureHistory> histories = [];
        foreach (CaptureLine line in all)
        {
            ReferenceLine? printed = engine.Apply(line);
            using JsonDocument frame = JsonDocument.Parse(line.Raw);
            if (!frame.RootElement.TryGetProperty("topic", out JsonElement topic) || topic.GetString()!.Split('.') is not [var kind, .., string name] parts)
            {
                continue;
            }

            if (!histories.TryGetValue(name, out ReferenceFigureHistory? history))
            {
                histories[name] = history = new ReferenceFigureHistory(engine.Symbols[name], ticks.GetValueOrDefault(name, 1), options);
            }

            history.On(parts, frame.RootElement, printed?.Side, engine.Now);
            if (kind is "orderbook" or "publicTrade")
            {
                yield return (name, printed, printed is null ? null : history.Read(engine.Now), engine.Now);
            }
        }
    }
}
