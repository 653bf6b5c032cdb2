using Scalper.Core.Books;
using Scalper.Core.Universe;

namespace Scalper.Web.Profiles;

/// <summary>A contract's figures over 24 hours; none where the venue did not tell.</summary>
/// <param name="AtMs">When the venue told them, on the machine's clock, Unix milliseconds.</param>
/// <param name="Turnover">Quote currency.</param>
/// <param name="Volume">Base currency.</param>
/// <param name="PriceChangePct">Per cent.</param>
public readonly record struct DayFigures(long AtMs, double? Turnover, double? Volume, double? PriceChangePct)
{
    /// <param name="atMs">When the ticker came, on the machine's clock; none before the first.</param>
    public static DayFigures? Of(in Ticker ticker, long? atMs) =>
        atMs is { } at ? new DayFigures(at, ticker.Turnover24h, ticker.Volume24h, ticker.Change24h * 100) : null;

    /// <summary>Those on the venue's list, which tells no change of price.</summary>
    public static DayFigures? Of(ListedContract? listed, DateTimeOffset? listedAt) =>
        listed is not null && listedAt is { } at ? new DayFigures(at.ToUnixTimeMilliseconds(), listed.Turnover24h, listed.Volume24h, null) : null;

    /// <summary>The newer of two.</summary>
    public static DayFigures? Newer(DayFigures? a, DayFigures? b) => a is null || b?.AtMs > a.Value.AtMs ? b : a;
}
