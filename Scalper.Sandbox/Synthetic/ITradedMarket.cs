using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>What the ticker of a contract that trades is made of.</summary>
internal interface ITradedMarket
{
    LevelBook Book { get; }

    TradeTape Tape { get; }

    /// <summary>What the contract is worth, in ticks.</summary>
    double FairTicks { get; }
}
