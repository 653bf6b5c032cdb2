namespace Scalper.Web.Market;

/// <summary>What the leading symbol's mid did just now, and how much of it another symbol has not done yet.</summary>
/// <param name="At">Receive time of its last book or trade frame, Unix milliseconds on the engine's clock: there the windows end.</param>
/// <param name="Return1sBps">Return of its mid over one second, bps; none where its book was not Live for as long.</param>
/// <param name="Return5sBps">The same over five seconds.</param>
public sealed record Lead(string Symbol, long At, double? Return1sBps, double? Return5sBps)
{
    /// <summary><see cref="Return1sBps"/> minus the other symbol's, bps; none where either is.</summary>
    public double? Ahead1sBps { get; init; }

    /// <summary>The same over five seconds.</summary>
    public double? Ahead5sBps { get; init; }
}
