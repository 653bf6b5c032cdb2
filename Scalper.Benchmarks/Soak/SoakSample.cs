using System.Globalization;

namespace Scalper.Benchmarks.Soak;

/// <summary>One look at a running program. What can't be known from where it is looked at is null.</summary>
/// <param name="Seconds">Since the first look.</param>
/// <param name="HeapMegabytes">Held by the collector after its last run.</param>
/// <param name="Collections">Since the program began, youngest generation first.</param>
internal sealed record SoakSample(
    double Seconds,
    double ResidentMegabytes,
    int Threads,
    int Handles,
    double? HeapMegabytes,
    IReadOnlyList<int>? Collections,
    double MessagesPerSecond,
    double? ScoresPerSecond,
    double? P50Micros,
    double? P99Micros,
    double? P999Micros,
    double? MaxMicros)
{
    public const string Header = "seconds,rss_mb,threads,handles,heap_mb,gc0,gc1,gc2,messages_per_s,scores_per_s,p50_us,p99_us,p999_us,max_us";

    public string ToLine() => string.Join(
        ',',
        Text(Seconds),
        Text(ResidentMegabytes),
        Text(Threads),
        Text(Handles),
        Text(HeapMegabytes),
        Text(Collections?[0]),
        Text(Collections?[1]),
        Text(Collections?[2]),
        Text(MessagesPerSecond),
        Text(ScoresPerSecond),
        Text(P50Micros),
        Text(P99Micros),
        Text(P999Micros),
        Text(MaxMicros));

    private static string Text(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
}
