using System.ComponentModel.DataAnnotations;
using Scalper.Sandbox.Hosting;

namespace Scalper.Web.Market;

/// <summary>Settings of the section <c>Sandbox</c>: the exchange on loopback that the sandbox profile trades against.</summary>
public sealed class SandboxSettings
{
    /// <summary>Start the sandbox exchange in this process; none leaves it to the profile: yes in Development, no elsewhere.</summary>
    public bool? Enabled { get; init; }

    /// <summary>A recording to serve instead of the synthetic market.</summary>
    public string? Capture { get; init; }

    /// <summary>A recorded instruments-info response for the recording's symbols; none derives them from the numbers' text.</summary>
    public string? Instruments { get; init; }

    /// <summary>Messages a second of the synthetic market with 300 symbols subscribed.</summary>
    [Range(1, 100_000)]
    public int MessagesPerSecond { get; init; } = 1_200;

    /// <summary>A market whose books foretell its prices by a known amount, instead of the synthetic one; none without its section.</summary>
    public SignalOptions? Signal { get; init; }

    /// <summary>Seed of all that is made up.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Times faster than recorded.</summary>
    [Range(0.1, 1_000.0)]
    public double Speed { get; init; } = 1;
}
