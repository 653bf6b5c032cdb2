using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scalper.Benchmarks.Measure;

/// <summary>
/// What one program did in its window, as it prints it in its last line: one JSON object. What has no meaning for a program is null. MB
/// are a million bytes, processor time is user and kernel mode of all threads, percentages are of one core.
/// </summary>
internal sealed record RunResult
{
    [JsonPropertyName("messages")]
    public required long Messages { get; init; }

    [JsonPropertyName("msg_per_s")]
    public required double MessagesPerSecond { get; init; }

    [JsonPropertyName("cpu_pct")]
    public required double ProcessorPercent { get; init; }

    [JsonPropertyName("cpu_us_per_msg")]
    public required double ProcessorMicrosPerMessage { get; init; }

    [JsonPropertyName("msg_per_cpu_s")]
    public required double MessagesPerProcessorSecond { get; init; }

    [JsonPropertyName("rss_mb")]
    public required double ResidentMegabytes { get; init; }

    /// <summary>Since the process began.</summary>
    [JsonPropertyName("peak_rss_mb")]
    public required double PeakResidentMegabytes { get; init; }

    [JsonPropertyName("scores")]
    public long? Scores { get; init; }

    [JsonPropertyName("allocated_bytes_per_msg")]
    public double? AllocatedBytesPerMessage { get; init; }

    [JsonPropertyName("gc_count")]
    public int? Collections { get; init; }

    [JsonPropertyName("tick_to_score_us")]
    public Percentiles? TickToScore { get; init; }

    /// <summary>Of the thread that compresses and writes the recording.</summary>
    [JsonPropertyName("recorder_cpu_pct"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RecorderPercent { get; init; }

    /// <summary>Since the process began.</summary>
    [JsonPropertyName("records_missing"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? RecordsMissing { get; init; }

    [JsonPropertyName("books_equal")]
    public int? BooksEqual { get; init; }

    [JsonPropertyName("books_total")]
    public int? BooksTotal { get; init; }

    /// <exception cref="JsonException">Not such an object.</exception>
    public static RunResult Parse(string json) => JsonSerializer.Deserialize<RunResult>(json) ?? throw new JsonException("expected an object, got null");

    public string ToJson() => JsonSerializer.Serialize(this);
}
