using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>A venue with streams of its own that follows one contract.</summary>
internal interface IContractWatcher
{
    /// <summary>The market has taken a step.</summary>
    /// <param name="trades">Of this step, oldest first; the book stands after them.</param>
    void Stepped(ReadOnlySpan<Trade> trades, long nowNs);

    /// <summary>Prices are counted in steps of another size: the contract's terms say which, and the whole book is new.</summary>
    void Regridded(long nowNs);
}
