namespace Scalper.Tests.Heatmap;

/// <summary>A column in plain words: what a reader knows once it has read it.</summary>
internal sealed record PlainColumn
{
    public int PeriodMs { get; init; }

    public required long Index { get; init; }

    public bool IsKey { get; init; }

    public bool IsBroken { get; init; }

    /// <summary>The status byte; null where it is live.</summary>
    public int? Status { get; init; }

    /// <summary>The whole book after this column, best first.</summary>
    public IReadOnlyList<PlainLevel> Bids { get; init; } = [];

    public IReadOnlyList<PlainLevel> Asks { get; init; } = [];

    public PlainScore? Score { get; init; }

    public IReadOnlyList<PlainCell> Cells { get; init; } = [];

    /// <summary>Everything in one line, to compare and to read.</summary>
    public override string ToString() =>
        $"{PeriodMs} {Index} key={IsKey} broken={IsBroken} status={Status} score={Score} bids={string.Join(' ', Bids)} asks={string.Join(' ', Asks)} cells={string.Join(' ', Cells)}";
}
