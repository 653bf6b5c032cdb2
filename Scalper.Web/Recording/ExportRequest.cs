using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Replay.Export;

namespace Scalper.Web.Recording;

/// <summary>What somebody wants cut out of the recordings.</summary>
public sealed record ExportRequest(string Symbol, DateTimeOffset From, DateTimeOffset To, ExportFormat Format)
{
    /// <summary>Longest range; for more there is the command.</summary>
    public static readonly TimeSpan MostSpan = TimeSpan.FromHours(1);

    /// <summary>What is wrong with it, in a sentence; null where nothing is.</summary>
    public string? Fault =>
        !SymbolText.IsOne(Symbol) ? $"Expected {SymbolText.Words}, came '{Symbol}'."
        : UnixTime.ToNs(From) is null || UnixTime.ToNs(To) is null ? $"Expected times of recordings, came {Time(From)} and {Time(To)}."
        : From > To ? $"Expected a time to end at that is not before {Time(From)}, came {Time(To)}."
        : To - From > MostSpan ? $"Expected {MostSpan.TotalMinutes:0} minutes at most, came {Math.Ceiling((To - From).TotalMinutes):0}; longer ones by the command 'replay export'."
        : null;

    /// <summary>What the file is called.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{Symbol.Replace(':', '-')}-{From.UtcDateTime:yyyyMMdd'T'HHmmssfff}Z-{To.UtcDateTime:yyyyMMdd'T'HHmmssfff}Z.{(Format == ExportFormat.Moment ? "moment" : "jsonl.gz")}");

    /// <summary>Of one without <see cref="Fault"/>; in whole milliseconds, as its name says.</summary>
    internal ExportRange Range => new(Ns(From), Ns(To));

    private static long Ns(DateTimeOffset time) => time.ToUnixTimeMilliseconds() * 1_000_000;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
