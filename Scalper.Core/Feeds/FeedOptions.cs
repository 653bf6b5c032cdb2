using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Feeds;

/// <summary>Settings of the section <c>Feed</c>: how connections to venues are kept.</summary>
public sealed class FeedOptions : IValidatableObject
{
    /// <summary>Seconds between our pings.</summary>
    [Range(1, 300)]
    public int HeartbeatSeconds { get; init; } = 20;

    /// <summary>Seconds without any frame after which a connection is replaced: two unanswered pings.</summary>
    [Range(2, 600)]
    public int SilenceSeconds { get; init; } = 40;

    /// <summary>Seconds for name lookup, TCP, TLS and upgrade together.</summary>
    [Range(1, 120)]
    public int ConnectTimeoutSeconds { get; init; } = 10;

    /// <summary>Seconds a send may block before the connection is given up.</summary>
    [Range(1, 60)]
    public int SendTimeoutSeconds { get; init; } = 5;

    /// <summary>Longest wait after the first lost connection, milliseconds.</summary>
    [Range(1, 60_000)]
    public int BackoffFirstMilliseconds { get; init; } = 1_000;

    /// <summary>Longest wait between two attempts, milliseconds.</summary>
    [Range(1, 600_000)]
    public int BackoffCapMilliseconds { get; init; } = 15_000;

    /// <summary>Topics in one subscribe request.</summary>
    [Range(1, 500)]
    public int TopicsPerRequest { get; init; } = 100;

    /// <summary>Characters of subscribe arguments on one connection, by the venue's limit.</summary>
    [Range(100, 21_000)]
    public int ArgumentCharacters { get; init; } = 21_000;

    /// <summary>Levels per side to subscribe to, as the venue offers them.</summary>
    [AllowedValues(50, 200, 1000)]
    public int BookDepth { get; init; } = 50;

    /// <summary>Seconds after which a missing book snapshot is asked for again.</summary>
    [Range(1, 600)]
    public int SnapshotTimeoutSeconds { get; init; } = 10;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SilenceSeconds <= HeartbeatSeconds)
        {
            yield return new ValidationResult($"more than HeartbeatSeconds, {HeartbeatSeconds}", [nameof(SilenceSeconds)]);
        }

        if (BackoffCapMilliseconds < BackoffFirstMilliseconds)
        {
            yield return new ValidationResult($"at least BackoffFirstMilliseconds, {BackoffFirstMilliseconds}", [nameof(BackoffCapMilliseconds)]);
        }
    }
}
