namespace Scalper.Tests.Reference;

/// <summary>What a symbol's walls and spoofing were after one of its frames; all none where the book was not Live then.</summary>
public sealed record ReferenceStanding(long Now, bool IsLive, decimal? BidStrength, decimal? AskStrength, double? SpoofingScore)
{
    private const int FewestLevels = 10;

    public static ReferenceStanding Of(ReferenceSymbol symbol, long now)
    {
        if (symbol.Book is not { IsLive: true })
        {
            return new ReferenceStanding(now, IsLive: false, null, null, null);
        }

        ReferenceView view = ReferenceView.Of(symbol.Book);
        return new ReferenceStanding(now, IsLive: true, Strength(view.Bids), Strength(view.Asks), symbol.Episodes.SpoofingScore(now));
    }

    private static decimal? Strength(IReadOnlyList<ReferenceLevel> side)
    {
        decimal largest = side.Select(level => level.Quantity).DefaultIfEmpty().Max();
        return side.Count < FewestLevels ? null : largest * (side.Count - 1) / (side.Sum(level => level.Quantity) - largest);
    }
}
