using System.Globalization;
using System.Text;

namespace Scalper.Web.Logs;

/// <summary>
/// An event as one line: time, level, category, message and, where there is one, the exception, with a tab between them. Tabs, line breaks
/// and other control characters within a field are escaped as in C, and so are backslashes, so that no event can pass for two.
/// </summary>
internal static class LogLine
{
    /// <summary>A line is shorter than this, in bytes of UTF-8: message and exception are cut where they are longer.</summary>
    public const int LongestBytes = 64 * 1024;

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    // Escaped or not, a character takes six bytes at most; the category is short.
    private const int LongestMessage = 4_000, LongestException = 6_000, LongestCategory = 200;

    private static readonly string[] Levels = [.. Enum.GetValues<LogLevel>().Select(level => level.ToString())];

    public static string Write(DateTimeOffset at, LogLevel level, string category, string message, Exception? exception)
    {
        StringBuilder line = new(160);
        line.Append(at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append('\t').Append(Levels[(int)level]).Append('\t');
        Escape(line, category, LongestCategory);
        Escape(line.Append('\t'), message, LongestMessage);
        if (exception is not null)
        {
            Escape(line.Append('\t'), exception.ToString(), LongestException);
        }

        return line.ToString();
    }

    /// <summary>Reads a line; one that is not ours is all message.</summary>
    public static LogEntry Read(string line)
    {
        string[] fields = line.Split('\t');
        return fields.Length is 4 or 5
            && DateTimeOffset.TryParseExact(fields[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            && Array.IndexOf(Levels, fields[1]) is >= 0 and int level
            ? new LogEntry(at, (LogLevel)level, Unescape(fields[2]), Unescape(fields[3]), fields.Length == 5 ? Unescape(fields[4]) : null)
            : new LogEntry(null, null, null, line, null);
    }

    private static void Escape(StringBuilder line, string text, int longest)
    {
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, longest)))
        {
            _ = c switch
            {
                '\\' => line.Append(@"\\"),
                '\n' => line.Append(@"\n"),
                '\r' => line.Append(@"\r"),
                '\t' => line.Append(@"\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => line.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => line.Append(c),
            };
        }

        if (text.Length > longest)
        {
            line.Append(CultureInfo.InvariantCulture, $" … ({text.Length - longest} more characters)");
        }
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\'))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
            }
            else if (text[++i] == 'u' && i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
            {
                plain.Append(text[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return plain.ToString();
    }
}
