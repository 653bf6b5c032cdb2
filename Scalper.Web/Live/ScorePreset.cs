namespace Scalper.Web.Live;

/// <summary>A way to look at the market: which rows, and in which order. A row without the figures that it asks for is left out.</summary>
/// <param name="Id">Stable name, for addresses.</param>
/// <param name="Hint">The condition in words.</param>
/// <param name="Admits">Whether a row meets the condition now.</param>
public sealed record ScorePreset(string Id, string Title, string Hint, Func<SymbolReading, bool> Admits, ScoreSort Sort)
{
    /// <summary>All presets, in order.</summary>
    public static IReadOnlyList<ScorePreset> All { get; } =
    [
        new("strong", "Strong sides", "Score 70 and more or 30 and less, confidence 60 and more",
            static r => r.HasScore && Math.Abs(r.Score.Value - 50) >= 20 && r.Score.Confidence >= 60,
            new ScoreSort(ScoreColumn.Score, Absolute: true)),
        new("movers", "Movers", "Moved by 0.2 % or more within a minute",
            static r => Size(r, ScoreColumn.Change) >= 0.2,
            new ScoreSort(ScoreColumn.Change, Absolute: true)),
        new("busy", "Busy tapes", "At least twice as many trades as in the last 15 minutes on average",
            static r => r is { IsLive: true, Delta.TradeRateRatio: >= 2 },
            new ScoreSort(ScoreColumn.TradeRate)),
        new("walls", "At a wall", "A wall within 5 basis points of the mid",
            static r => Size(r, ScoreColumn.Wall) <= 5,
            new ScoreSort(ScoreColumn.Wall, Descending: false)),
        new("cheap", "Cheap to trade", "Spread at most 2 and slippage at most 3 basis points",
            static r => Size(r, ScoreColumn.Spread) <= 2 && Size(r, ScoreColumn.Slippage) <= 3,
            new ScoreSort(ScoreColumn.Slippage, Descending: false)),
        new("suspected", "Suspected spoofing", "Suspected spoofing above 60 of 100",
            static r => r.IsLive && r.Text.IsSuspected,
            new ScoreSort(ScoreColumn.Suspected)),
        new("funding", "Costly funding", "Funding of 0.03 % or more, to either side",
            static r => Size(r, ScoreColumn.Funding) >= 0.03,
            new ScoreSort(ScoreColumn.Funding, Absolute: true)),
    ];

    /// <summary>The preset of that name; null where there is none.</summary>
    public static ScorePreset? Find(string? id) => All.FirstOrDefault(p => p.Id == id);

    private static double? Size(SymbolReading reading, ScoreColumn column) => ScoreValue.Of(reading, column) is { } value ? Math.Abs(value) : null;
}
