using System.Globalization;

namespace Scalper.Core.Recording.Folder;

/// <summary>Names of segments, such as <c>20261122T124050123Z-00000007.journal</c>: when it was begun, UTC, and its ordinal. Sorted as text they are sorted by time.</summary>
internal static class SegmentName
{
    public const string Extension = ".journal";

    /// <summary>An empty file of this name beside a segment pins it.</summary>
    public const string PinExtension = ".pin";

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int TimeLength = 19;
    private const string OrdinalFormat = "D8";

    public static string Of(DateTimeOffset beganAt, long ordinal) =>
        beganAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) + "-" + ordinal.ToString(OrdinalFormat, CultureInfo.InvariantCulture) + Extension;

    /// <returns>False where a file of this name is no segment.</returns>
    public static bool TryParse(string name, out DateTimeOffset beganAt, out long ordinal)
    {
        ordinal = 0;
        beganAt = default;
        return name.Length > TimeLength + 1 + Extension.Length
            && name.EndsWith(Extension, StringComparison.Ordinal)
            && name[TimeLength] == '-'
            && DateTimeOffset.TryParseExact(
                name.AsSpan(0, TimeLength), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out beganAt)
            && long.TryParse(name.AsSpan(TimeLength + 1, name.Length - TimeLength - 1 - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out ordinal);
    }
}
