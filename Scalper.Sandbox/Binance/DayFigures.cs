using System.Globalization;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>What the venue says of a contract's day and of its worth, as text.</summary>
internal sealed class DayFigures(VenueContract contract, long nowMs)
{
    /// <summary>Of every contract.</summary>
    public const string FundingRate = "0.00010000";

    private const long DayMs = 86_400_000;
    private readonly TradeTape _tape = contract.Market.Tape;

    public string Last => contract.Terms.Price.Text(_tape.LastPrice);

    public string LastQuantity => contract.Terms.Quantity.Text(Math.Max(1, (long)(contract.Terms.LevelLots * 0.1)));

    public string Open => contract.Terms.Price.Text(OpenTicks);

    public string High => contract.Terms.Price.Text(_tape.HighPrice);

    public string Low => contract.Terms.Price.Text(_tape.LowPrice);

    public string Change => Signed(contract.Terms.Price.Value(_tape.LastPrice - OpenTicks), contract.Terms.Price.Digits);

    /// <summary>In percent: "1.500" is 1.5 %.</summary>
    public string ChangePercent => Signed(100.0 * (_tape.LastPrice - OpenTicks) / OpenTicks, 3);

    public string WeightedAverage => Signed(_tape.DayTurnover / (_tape.DayLots * contract.Terms.Quantity.StepSize), contract.Terms.Price.Digits);

    /// <summary>In the base coin.</summary>
    public string Volume => Signed(_tape.DayLots * contract.Terms.Quantity.StepSize, contract.Terms.Quantity.Digits);

    /// <summary>In the quote coin.</summary>
    public string QuoteVolume => Signed(_tape.DayTurnover, 2);

    public long OpenTimeMs => CloseTimeMs - DayMs;

    public long CloseTimeMs => nowMs;

    public string Mark => Signed(MarkValue, 8);

    public string Index => Signed(MarkValue * 1.0003, 8);

    public string Settlement => Signed(MarkValue * 0.9998, 8);


    public long NextFundingMs => ((nowMs / FundingMs) + 1) * FundingMs;

    private long FundingMs => contract.Terms.FundingIntervalHours * 3_600_000L;

    private long OpenTicks => (long)(contract.Terms.AnchorTicks * 0.992);

    private double MarkValue => contract.Terms.Price.Value(1) * contract.Market.FairTicks;

    private static string Signed(double value, int digits) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
