using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>
/// What became of the price between two moments, as log returns (0.0001 is one basis point), the same bits on every machine. A position crosses the
/// spread at both ends: LONG buys at the ask and sells at the bid, SHORT sells at the bid and buys back at the ask. Immutable.
/// </summary>
/// <param name="Gross">ln of the mid at the exit over the mid at the entry: up is above 0, whatever the score says.</param>
/// <param name="AfterSpreadLong">ln(exit bid / entry ask): what LONG has before fees.</param>
/// <param name="AfterSpreadShort">ln(entry bid / exit ask): what SHORT has before fees.</param>
public readonly record struct Outcome(double Gross, double AfterSpreadLong, double AfterSpreadShort)
{
    /// <summary>Of one side of a trade, in basis points.</summary>
    public const double DefaultFeeBps = 5.5;

    private const double BpsPerOne = 10_000;

    /// <param name="entryBid">Best bid at the entry, in any unit that all four share (ticks will do): above 0, finite.</param>
    /// <param name="entryAsk">Best ask at the entry.</param>
    /// <param name="exitBid">Best bid at the exit.</param>
    /// <param name="exitAsk">Best ask at the exit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A price is zero, negative, infinite or not a number.</exception>
    public static Outcome Of(double entryBid, double entryAsk, double exitBid, double exitAsk)
    {
        RequirePrice(entryBid, nameof(entryBid));
        RequirePrice(entryAsk, nameof(entryAsk));
        RequirePrice(exitBid, nameof(exitBid));
        RequirePrice(exitAsk, nameof(exitAsk));
        return new Outcome(
            PortableMath.Log((exitBid + exitAsk) / (entryBid + entryAsk)),
            PortableMath.Log(exitBid / entryAsk),
            PortableMath.Log(entryBid / exitAsk));
    }

    /// <summary>
    /// A move after spread less the fee of both sides. The fee is taken off as 2f; exactly it is ln((1 + f)/(1 - f)), which is 1.1 x 10^-10 more at 5.5 bps.
    /// So the mean all-in is the mean after spread less 2f, and a fee may be chosen after the measuring.
    /// </summary>
    /// <param name="afterSpread">Log return.</param>
    /// <param name="feeBps">Of one side, basis points; below 0 where the venue pays.</param>
    public static double AllIn(double afterSpread, double feeBps) => afterSpread - (2 * feeBps / BpsPerOne);

    /// <summary>The fee of one side at which nothing is left, in basis points; below 0 where the spread alone took it.</summary>
    /// <param name="afterSpread">Log return.</param>
    public static double BreakEvenFeeBps(double afterSpread) => afterSpread / 2 * BpsPerOne;

    /// <summary>What a side has before fees; none for no side.</summary>
    public double? AfterSpread(ScoreSide side) => side switch
    {
        ScoreSide.Long => AfterSpreadLong,
        ScoreSide.Short => AfterSpreadShort,
        _ => null,
    };

    private static void RequirePrice(double price, string name)
    {
        if (!(price > 0) || double.IsInfinity(price))
        {
            throw new ArgumentOutOfRangeException(name, price, "Expected a positive finite price.");
        }
    }
}
