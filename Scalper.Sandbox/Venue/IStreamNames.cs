namespace Scalper.Sandbox.Venue;

/// <summary>How a venue names its streams, for those that aim faults at them.</summary>
internal interface IStreamNames
{
    /// <summary>The depths that a book's name can have; empty where names have none.</summary>
    IReadOnlyList<int> Depths { get; }

    /// <summary>A name, to show what one looks like.</summary>
    string Example { get; }

    /// <summary>The contract, or "" for all, and the depth, or 0, that a name speaks of; false where it is none.</summary>
    bool TryRead(string name, out string symbol, out int depth);
}
