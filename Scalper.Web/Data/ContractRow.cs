using Scalper.Core.Primitives;
using Scalper.Core.Universe;

namespace Scalper.Web.Data;

/// <summary>One contract of a <see cref="ContractListRow"/>: what the universe rule asks about, and what the venue says of it besides.</summary>
public sealed class ContractRow
{
    public required string Venue { get; set; }

    public required string Symbol { get; set; }

    /// <summary>As the venue writes it: its zeros say how prices are written.</summary>
    public required string TickSize { get; set; }

    public required string QtyStep { get; set; }

    public required bool IsTrading { get; set; }

    public required bool IsUsdtPerpetual { get; set; }

    public double? MaxLeverage { get; set; }

    public double? Volume24h { get; set; }

    public double? Turnover24h { get; set; }

    public string? Status { get; set; }

    public string? Quote { get; set; }

    public string? ContractType { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long? LaunchedAtMs { get; set; }

    public int? FundingIntervalMinutes { get; set; }

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
        Quote = contract.Quote,
        ContractType = contract.ContractType,
        LaunchedAtMs = contract.LaunchedAtMs,
        FundingIntervalMinutes = contract.FundingIntervalMinutes,
    };

    /// <summary>The contract; null where somebody wrote steps into the database that are none.</summary>
    public ListedContract? ToContract() =>
        DecimalStep.TryParse(TickSize, out DecimalStep? tick) && DecimalStep.TryParse(QtyStep, out DecimalStep? step)
            ? ToContract(new Instrument(Symbol, tick, step))
            : null;

    private ListedContract ToContract(Instrument instrument) => new(instrument, IsTrading, IsUsdtPerpetual, MaxLeverage, Volume24h, Turnover24h)
    {
        Status = Status,
        Quote = Quote,
        ContractType = ContractType,
        LaunchedAtMs = LaunchedAtMs,
        FundingIntervalMinutes = FundingIntervalMinutes,
    };
}
