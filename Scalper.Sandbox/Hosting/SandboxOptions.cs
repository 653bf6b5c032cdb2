namespace Scalper.Sandbox.Hosting;

/// <summary>How a sandbox exchange runs; bound to the section <c>Sandbox</c> of the settings.</summary>
public sealed class SandboxOptions
{
    /// <summary>The most messages a second that may be asked for.</summary>
    public const double MostMessagesPerSecond = 100_000;

    /// <summary>The most random faults a minute that may be asked for.</summary>
    public const double MostFaultsPerMinute = 600;

    /// <summary>A recorded JSONL file, gzip or not, to replay in place of the synthetic market; null for that one.</summary>
    public string? Capture { get; set; }

    /// <summary>A recorded answer of instruments-info for the contracts of the capture; null to derive them from the capture's numbers.</summary>
    public string? Instruments { get; set; }

    /// <summary>Of the synthetic market, for its 300 busiest symbols with one book depth, trades and ticker each.</summary>
    public double MessagesPerSecond { get; set; } = 1_200;

    /// <summary>A market with a planted signal in place of the synthetic one; null for that one.</summary>
    public SignalOptions? Signal { get; set; }

    /// <summary>Of all that is made up.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>How many times faster than recorded a capture is replayed.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; set; }

    /// <summary>Contracts of the synthetic market: 500, or more made-up USDT perpetuals behind them.</summary>
    public int Contracts { get; set; } = Synthetic.Contracts.Count;

    /// <summary>Random faults a minute, of all kinds; 0 for none.</summary>
    public double FaultsPerMinute { get; set; }

    /// <summary>
    /// The market goes on as fast as this machine and the slowest client can take it: nobody is cut off for reading slowly, nothing is owed. The
    /// rates then say only how much happens at a time; times are still dated by the machine's clock.
    /// </summary>
    public bool FlatOut { get; set; }

    /// <summary>Messages are compressed for clients that offer it (permessage-deflate).</summary>
    public bool Compression { get; set; } = true;

    /// <summary>What is wrong with the settings, each a line that names key, value and what is expected; empty where nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (!(MessagesPerSecond > 0 && MessagesPerSecond <= MostMessagesPerSecond))
        {
            faults.Add(FormattableString.Invariant($"Sandbox:MessagesPerSecond: expected a number above 0, at most {MostMessagesPerSecond}, got {MessagesPerSecond}"));
        }

        if (!(Speed >= 0.01 && Speed <= 1_000))
        {
            faults.Add(FormattableString.Invariant($"Sandbox:Speed: expected a number from 0.01 to 1000, got {Speed}"));
        }

        if (Port is < 0 or > 65_535)
        {
            faults.Add(FormattableString.Invariant($"Sandbox:Port: expected a port from 0 to 65535, got {Port}"));
        }

        if (Contracts is < Synthetic.Contracts.Count or > Synthetic.Contracts.MostCount)
        {
            faults.Add(FormattableString.Invariant($"Sandbox:Contracts: expected a number from {Synthetic.Contracts.Count} to {Synthetic.Contracts.MostCount}, got {Contracts}"));
        }

        if (!(FaultsPerMinute >= 0 && FaultsPerMinute <= MostFaultsPerMinute))
        {
            faults.Add(FormattableString.Invariant($"Sandbox:FaultsPerMinute: expected a number from 0 to {MostFaultsPerMinute}, got {FaultsPerMinute}"));
        }

        if (Instruments is { Length: > 0 } && Capture is null or "")
        {
            faults.Add($"Sandbox:Instruments: expected Sandbox:Capture beside it, got '{Instruments}' alone");
        }

        if (Signal is not null && Capture is { Length: > 0 })
        {
            faults.Add($"Sandbox:Signal: expected no Sandbox:Capture beside it, got '{Capture}'");
        }

        faults.AddRange(Signal?.Faults() ?? []);
        return faults;
    }
}
