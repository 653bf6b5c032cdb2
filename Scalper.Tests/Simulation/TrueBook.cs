using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Tests.Simulation;

/// <summary>A book as a venue has it at an update id, as many levels as are served of it, best first. Valid during the call that passes it.</summary>
internal readonly ref struct TrueBook
{
    public required long UpdateId { get; init; }

    /// <summary>As a served book's sequence.</summary>
    public required long Sequence { get; init; }

    public required NumberForm Price { get; init; }

    public required NumberForm Quantity { get; init; }

    public required ReadOnlySpan<Level> Bids { get; init; }

    public required ReadOnlySpan<Level> Asks { get; init; }
}
