using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Web.Data;

/// <summary>One contract of a <see cref="ContractListRow"/>: what the universe rule asks about.</summary>
public sealed class ContractRow
{
    public required string Venue { get; set; }

    public required string Symbol { get; set; }

    /// <summary>As the venue writes it: its zeros say how prices are written.</summary>
    public required string TickSize { get; set; }

    public required string QtyStep { get; set; }

    public required bool IsTrading { get; set; }

    public required bool IsUsdtPerpetual { get; set; }

    public required double MaxLeverage { get; set; }

    public double? Volume24h { get; set; }

    public double? Turnover24h { get; set; }

    public string? Status { get; set; }

    public static ContractRow Of(string venue, ListedContract contract) => new()
    {
        Venue = venue,
        Symbol = contract.Symbol,
        TickSize = contract.Instrument.TickSize.Text,
        QtyStep = contract.Instrument.QtyStep.Text,
        IsTrading = contract.IsTrading,
        IsUsdtPerpetual = contract.IsUsdtPerpetual,
        MaxLeverage = contract.MaxLeverage,
        Volume24h = contract.Volume24h,
        Turnover24h = contract.Turnover24h,
        Status = contract.Status,
    };

    /// <summary>The contract; null where somebody wrote steps into the database that are none.</summary>
    public ListedContract? ToContract() =>
        DecimalStep.TryParse(TickSize, out DecimalStep? tick) && DecimalStep.TryParse(QtyStep, out DecimalStep? step)
            ? new ListedContract(new Instrument(Symbol, tick, step), IsTrading, IsUsdtPerpetual, MaxLeverage, Volume24h, Turnover24h) { Status = Status }
            : null;
}
