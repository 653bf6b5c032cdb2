using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Simulation;

/// <summary>What one seed stands for: how many symbols on how many connections, how often faults come, and for how long.</summary>
internal sealed class SimulationPlan
{
    /// <summary>Calm time within which everything has to be Live again: the longest halt, a symbol's rest, and the longest backoff of a topic.</summary>
    public const int CalmSeconds = 240;

    public SimulationPlan(ulong seed)
    {
        Seed = seed;
        SeededRandom random = new(seed);
        Symbols = 1 + Below(random, 8);
        Options = new FeedOptions
        {
            SymbolsPerConnection = 1 + Below(random, 4),
            TopicsPerRequest = 1 + Below(random, 12),
            BackoffFirstMilliseconds = 200 + Below(random, 1_800),
            BackoffCapMilliseconds = 5_000,
            HeartbeatSeconds = 5 + Below(random, 20),

            // Minutes by default: shorter, so that what they hold back comes due within a run.
            GoneSeconds = 60,
            HaltSeconds = 45,
            TopicReplaceSeconds = 90,
            RequestBurst = 2 + Below(random, 10),
            RequestsPerSecond = 2 + Below(random, 8),
            ConnectBurst = 2 + Below(random, 4),
            ConnectsPerMinute = 30 + Below(random, 60),
        };
        MessagesPerSecond = 600 + (1_800 * random.NextUnit());
        FaultsPerMinute = 2 + (28 * random.NextUnit());
        FaultySeconds = 60 + Below(random, 90);
    }

    public ulong Seed { get; }

    public int Symbols { get; }

    public FeedOptions Options { get; }

    /// <summary>Of a market of 300 symbols.</summary>
    public double MessagesPerSecond { get; }

    public double FaultsPerMinute { get; }

    public int FaultySeconds { get; }

    private static int Below(SeededRandom random, int bound) => (int)(random.NextBits() % (ulong)bound);
}
