using System.Globalization;

namespace Scalper.Web.Storage;

/// <summary>Bytes as people read them: kB of 1,024 bytes, and so on.</summary>
public static class DataSize
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Such as 12.3 MB; three digits at least, but of bytes only those that there are.</summary>
    public static string Text(double bytes)
    {
        double shown = Math.Abs(bytes);
        int unit = 0;

        // 1,023.96 kB would be written as 1,024.0.
        while (shown >= 1023.5 && unit < Units.Length - 1)
        {
            shown /= 1024;
            unit++;
        }

        string format = unit == 0 || shown >= 99.95 ? "0" : shown >= 9.995 ? "0.0" : "0.00";
        return (bytes < 0 ? "-" : "") + shown.ToString(format, CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
