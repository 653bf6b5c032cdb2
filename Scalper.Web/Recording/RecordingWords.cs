using System.Globalization;
using Scalper.Core.Recording.Folder;
using Scalper.Web.Storage;

namespace Scalper.Web.Recording;

/// <summary>Words and sentences about how recording stands.</summary>
internal static class RecordingWords
{
    public const string HowToSwitchOn = "Nothing is recorded. Recording:Enabled in the settings switches it on, with the next start.";

    private const double HoursOfADay = 24;
    private const double MostHours = 100;

    /// <summary>The state in a word.</summary>
    public static string Of(RecordingStatus? status) => status?.State switch
    {
        null => "Off",
        RecordingState.Recording => "Recording",
        RecordingState.Stopped => "Stopped",
        _ => "Ended",
    };

    /// <summary>A time in the unit that fits, such as <c>31 h</c> or <c>12 days</c>.</summary>
    public static string Hours(double hours) => hours switch
    {
        < 1 => "<1 h",
        < MostHours => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(hours):0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(hours / HoursOfADay):0} days"),
    };

    /// <summary>How long until the oldest recordings go, such as <c>31 h left</c>, or how much is kept once they do; empty where that is not known.</summary>
    public static string Left(RecordingForecast forecast) => forecast switch
    {
        { HoursLeft: > 0 and var left } => $"{Hours(left)} left",
        { HoursLeft: not null, KeptHours: { } kept } => $"{Hours(kept)} kept",
        _ => "",
    };

    /// <summary>How far the budget goes, such as <c>10 GB = about 31 h of 300 symbols at today's rate.</c></summary>
    public static string Sentence(RecordingReading reading)
    {
        RecordingForecast forecast = reading.Forecast;
        string budget = Gigabytes(forecast.BudgetBytes) + (reading.PinnedBytes > 0 ? $" less {DataSize.Text(reading.PinnedBytes)} pinned" : "");
        string symbols = forecast.Symbols switch { 0 => "", 1 => " of 1 symbol", _ => $" of {forecast.Symbols} symbols" };
        if (forecast.BudgetHours is { } hours)
        {
            return $"{budget} = about {Hours(hours)}{symbols} at today's rate.";
        }

        return reading.Status is null
            ? $"Recordings may take {budget}."
            : $"How long {budget} last is known after a minute of recording.";
    }

    /// <summary>What is too full, a sentence each.</summary>
    public static IEnumerable<string> Warnings(RecordingReading reading)
    {
        if (reading.Forecast.IsDiskWarned && reading.Disk is { } disk)
        {
            yield return Warning("The disk of the recordings is", disk.UsedPercent, reading.WarnPercent);
        }

        if (reading.Forecast.AreInodesWarned && reading.Disk?.UsedInodesPercent is { } inodes)
        {
            yield return Warning("The inodes of the disk of the recordings are", inodes, reading.WarnPercent);
        }
    }

    /// <summary>A reason with its full stop, which messages of the system lack.</summary>
    public static string Told(string reason) => reason.EndsWith('.') ? reason : reason + ".";

    /// <summary>Why the list of segments is not to be had.</summary>
    public static string Unread(string fault) => $"The folder of recordings can't be read: {fault}";

    /// <summary>A budget with the digits that it has.</summary>
    public static string Gigabytes(long bytes) => (bytes / (double)(1L << 30)).ToString("0.###", CultureInfo.InvariantCulture) + " GB";

    private static string Warning(string what, double percent, int warnPercent) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {Math.Floor(percent * 10) / 10:0.0} % used: warned of from {warnPercent} % on (Recording:WarnPercent).");
}
