using Scalper.Web.Data;

namespace Scalper.Web.Api.Documents;

/// <summary>Figures over 24 hours: the ticker's, or before the first ticker the venue's list's. None where they are not known.</summary>
/// <param name="At">When the venue told them, Unix milliseconds.</param>
/// <param name="Turnover">Quote currency.</param>
/// <param name="Volume">Base currency.</param>
/// <param name="PriceChangePct">Per cent; the list tells none.</param>
public sealed record DayFiguresDocument(long? At, double? Turnover, double? Volume, double? PriceChangePct)
{
    public static DayFiguresDocument Of(SymbolProfileRow? known) =>
        new(known?.DayAtMs, known?.Turnover24h, known?.Volume24h, known?.PriceChangePct24h);
}
