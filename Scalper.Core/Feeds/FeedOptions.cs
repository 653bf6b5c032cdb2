using System.ComponentModel.DataAnnotations;
using Scalper.Core.Primitives;

namespace Scalper.Core.Feeds;

/// <summary>Settings of the section <c>Feed</c>: how connections to venues are kept.</summary>
public sealed class FeedOptions : IValidatableObject
{
    /// <summary>Symbols on one connection.</summary>
    [Range(1, 500)]
    public int SymbolsPerConnection { get; init; } = 100;

    /// <summary>Characters of subscribe arguments on one connection, by the venue's limit.</summary>
    [Range(100, 21_000)]
    public int ArgumentCharacters { get; init; } = 21_000;

    /// <summary>Topics in one subscribe request.</summary>
    [Range(1, 500)]
    public int TopicsPerRequest { get; init; } = 100;

    /// <summary>Levels per side to subscribe to, as the venue offers them.</summary>
    [AllowedValues(50, 200, 1000)]
    public int BookDepth { get; init; } = 50;

    /// <summary>Offer permessage-deflate: less on the wire, more work here and a little later.</summary>
    public bool Compression { get; init; }

    /// <summary>Seconds between our pings.</summary>
    [Range(1, 300)]
    public int HeartbeatSeconds { get; init; } = 20;

    /// <summary>Seconds for name lookup, TCP, TLS and upgrade together.</summary>
    [Range(1, 120)]
    public int ConnectTimeoutSeconds { get; init; } = 10;

    /// <summary>Seconds a send may block before the connection is given up.</summary>
    [Range(1, 60)]
    public int SendTimeoutSeconds { get; init; } = 5;

    /// <summary>Milliseconds that saying goodbye may take.</summary>
    [Range(0, 10_000)]
    public int CloseTimeoutMilliseconds { get; init; } = 2_000;

    /// <summary>Seconds to the first answer or data on a new connection.</summary>
    [Range(1, 600)]
    public int FirstAckSeconds { get; init; } = 10;

    /// <summary>Seconds to the first data on a new connection.</summary>
    [Range(1, 600)]
    public int FirstDataSeconds { get; init; } = 20;

    /// <summary>Seconds without any data after which a connection is replaced. Answers and pongs are no data.</summary>
    [Range(2, 600)]
    public int SilenceSeconds { get; init; } = 30;

    /// <summary>Seconds after which an unanswered request, or a missing snapshot, is asked for again.</summary>
    [Range(1, 600)]
    public int SnapshotTimeoutSeconds { get; init; } = 10;

    /// <summary>Most books a minute that are fetched of one venue, where its stream does not bring them. Binance counts each of 1,000 levels 20 of 2,400 a minute.</summary>
    [Range(1, 100_000)]
    public int SnapshotsPerMinute { get; init; } = 100;

    /// <summary>Seconds without data after which a book or ticker is no longer fresh.</summary>
    [Range(1, 300)]
    public int FreshSeconds { get; init; } = 10;

    /// <summary>Milliseconds that a later ticker may contradict the book before the book is Stale.</summary>
    [Range(100, 60_000)]
    public int MismatchMilliseconds { get; init; } = 1_000;

    /// <summary>Seconds without any update after which a symbol is gone, and between two attempts to get it back.</summary>
    [Range(10, 86_400)]
    public int GoneSeconds { get; init; } = 300;

    /// <summary>Least seconds between two replacements of one connection for the sake of single topics.</summary>
    [Range(1, 86_400)]
    public int TopicReplaceSeconds { get; init; } = 600;

    /// <summary>Longest wait after the first lost connection, milliseconds.</summary>
    [Range(1, 60_000)]
    public int BackoffFirstMilliseconds { get; init; } = 1_000;

    /// <summary>Longest wait between two attempts, milliseconds.</summary>
    [Range(1, 600_000)]
    public int BackoffCapMilliseconds { get; init; } = 15_000;

    /// <summary>Seconds a connection has to hold before its losses are forgotten.</summary>
    [Range(1, 3_600)]
    public int HealthySeconds { get; init; } = 60;

    /// <summary>Seconds without an attempt after a refusal that repeating would make worse.</summary>
    [Range(1, 86_400)]
    public int HaltSeconds { get; init; } = 600;

    /// <summary>Connections to one venue that may be opened at once.</summary>
    [Range(1, 400)]
    public int ConnectBurst { get; init; } = 20;

    /// <summary>Connections to one venue a minute after that. Bybit allows 500 in five minutes.</summary>
    [Range(1, 100_000)]
    public int ConnectsPerMinute { get; init; } = 60;

    /// <summary>Requests to one venue that may be sent at once.</summary>
    [Range(1, 1_000)]
    public int RequestBurst { get; init; } = 20;

    /// <summary>Requests to one venue a second after that.</summary>
    [Range(1, 1_000)]
    public int RequestsPerSecond { get; init; } = 10;

    /// <summary>Symbols of the metrics feed, a second connection that only measures; empty for none.</summary>
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public IReadOnlyList<string> MetricsSymbols { get; init; } = [];

    /// <summary>Seconds a main connection may be silent while the metrics feed delivers: longer than silent topics take to be asked for again.</summary>
    [Range(1, 600)]
    public int MetricsPatienceSeconds { get; init; } = 15;

    /// <summary>Seconds between two readings of the venue's clock.</summary>
    [Range(1, 86_400)]
    public int ClockSeconds { get; init; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SilenceSeconds <= FreshSeconds)
        {
            yield return new ValidationResult($"more than FreshSeconds, {FreshSeconds}", [nameof(SilenceSeconds)]);
        }

        if (MetricsPatienceSeconds <= FreshSeconds)
        {
            yield return new ValidationResult($"more than FreshSeconds, {FreshSeconds}", [nameof(MetricsPatienceSeconds)]);
        }

        if (FirstDataSeconds < FirstAckSeconds)
        {
            yield return new ValidationResult($"at least FirstAckSeconds, {FirstAckSeconds}", [nameof(FirstDataSeconds)]);
        }

        if (GoneSeconds <= SilenceSeconds)
        {
            yield return new ValidationResult($"more than SilenceSeconds, {SilenceSeconds}", [nameof(GoneSeconds)]);
        }

        if (BackoffCapMilliseconds < BackoffFirstMilliseconds)
        {
            yield return new ValidationResult($"at least BackoffFirstMilliseconds, {BackoffFirstMilliseconds}", [nameof(BackoffCapMilliseconds)]);
        }
    }
}
