namespace Scalper.Sandbox.Binance;

/// <summary>A stream as clients name it, in lower case; <paramref name="Symbol"/> is the contract in upper case, "" for all, and frames are at least <paramref name="IntervalMs"/> apart.</summary>
internal readonly record struct StreamName(StreamKind Kind, string Symbol, int IntervalMs)
{
    private const string MarkPricesName = "!markPrice@arr@1s";

    private static readonly (string Suffix, StreamKind Kind, int IntervalMs)[] Forms =
    [
        ("depth", StreamKind.Depth, 250),
        ("depth@100ms", StreamKind.Depth, 100),
        ("depth@500ms", StreamKind.Depth, 500),
        ("trade", StreamKind.Trade, 0),
        ("bookTicker", StreamKind.BookTicker, 0),
        ("aggTrade", StreamKind.AggTrade, 100),
        ("markPrice@1s", StreamKind.MarkPrice, 1_000),
        ("ticker", StreamKind.Ticker, 2_000),
    ];

    public Tier Tier => Kind is StreamKind.Depth or StreamKind.Trade or StreamKind.BookTicker ? Tier.Public : Tier.Market;

    public static bool TryParse(string text, out StreamName name)
    {
        name = new StreamName(StreamKind.MarkPrices, "", 1_000);
        if (text == MarkPricesName)
        {
            return true;
        }

        int at = text.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || text.AsSpan(0, at).ContainsAnyExceptInRange('!', '~') || text.AsSpan(0, at).ContainsAnyInRange('A', 'Z'))
        {
            return false;
        }

        (string suffix, StreamKind kind, int intervalMs) = Array.Find(Forms, form => text.AsSpan(at + 1).SequenceEqual(form.Suffix));
        name = new StreamName(kind, text[..at].ToUpperInvariant(), intervalMs);
        return suffix is not null;
    }

    public override string ToString()
    {
        if (Kind == StreamKind.MarkPrices)
        {
            return MarkPricesName;
        }

        (StreamKind kind, int intervalMs) = (Kind, IntervalMs);
#pragma warning disable CA1308 // The venue writes its streams in lower case.
        return $"{Symbol.ToLowerInvariant()}@{Array.Find(Forms, form => form.Kind == kind && form.IntervalMs == intervalMs).Suffix}";
#pragma warning restore CA1308
    }
}
