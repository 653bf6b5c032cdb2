namespace Scalper.Sandbox.Venue.Faults;

/// <summary>A share of the acknowledgements is lost, or so many of them.</summary>
internal sealed class LostAcks(FaultScope scope, double share, int? count)
{
    private int? _left = count;

    public FaultScope Scope => scope;

    public FaultInForce? InForce { get; set; }

    public bool IsSpent => _left == 0;

    public bool Strikes(SeededRandom random)
    {
        if (!random.Chance(share))
        {
            return false;
        }

        _left--;
        return true;
    }
}
