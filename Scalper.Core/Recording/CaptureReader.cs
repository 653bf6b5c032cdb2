using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Scalper.Core.Recording;

/// <summary>
/// Reads captures, gzip or not. A line is <c>{"recv_ns":…,"raw":"…"}</c>, with <c>"raw_b64"</c> for bytes that are no UTF-8; or a bare frame, without a receive time; or a bare
/// frame behind its receive time in 16 digits (microseconds) or 19 (nanoseconds) and a space. Empty lines are skipped.
/// </summary>
/// <remarks>Several files, one of which goes on where the other ends, are named as one, in their order, with plus signs between.</remarks>
public static class CaptureReader
{
    private const int MicrosecondDigits = 16;
    private const int NanosecondDigits = 19;
    private const long NanosecondsPerMicrosecond = 1_000;
    private const char Joint = '+';

    /// <summary>The files that a path names, in their order: one, but where there is no file of that name and plus signs part it.</summary>
    public static IReadOnlyList<string> FilesOf(string path) => path.Contains(Joint, StringComparison.Ordinal) && !Path.Exists(path) ? path.Split(Joint) : [path];

    /// <summary>What a path is called without its folders.</summary>
    public static string NameOf(string path) => string.Join(Joint, FilesOf(path).Select(static f => Path.GetFileName(Path.TrimEndingDirectorySeparator(f))));

    /// <summary>The frames in order, read as they are asked for.</summary>
    /// <exception cref="CaptureFormatException">A file can't be read, or a line is not in the format.</exception>
    public static IEnumerable<CaptureLine> Read(string path) => FilesOf(path).SelectMany(ReadFile);

    private static IEnumerable<CaptureLine> ReadFile(string path)
    {
        using StreamReader reader = Open(path);
        int number = 0;
        while (ReadLine(reader, path, number + 1) is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return Parse(path, number, line);
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            FileStream file = File.OpenRead(path);
            bool isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            file.Position = 0;
            return new StreamReader(isGzip ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CaptureFormatException($"{path}: cannot be opened ({e.Message})", e);
        }
    }

    private static string? ReadLine(StreamReader reader, string path, int number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException e)
        {
            throw new CaptureFormatException($"{path}, line {number}: the compressed data is damaged ({e.Message})", e);
        }
    }

    private static CaptureLine Parse(string path, int number, string line)
    {
        if (char.IsAsciiDigit(line[0]))
        {
            return ParseTimed(path, number, line);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("raw", out JsonElement raw) && raw.ValueKind == JsonValueKind.String)
            {
                return new CaptureLine(number, ReceiveTime(root), Encoding.UTF8.GetBytes(raw.GetString()!));
            }

            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("raw_b64", out JsonElement packed) && packed.ValueKind == JsonValueKind.String)
            {
                return new CaptureLine(number, ReceiveTime(root), packed.GetBytesFromBase64());
            }

            if (root.ValueKind == JsonValueKind.Object)
            {
                return new CaptureLine(number, null, Encoding.UTF8.GetBytes(line));
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Invalid operation: a text with half of an escaped surrogate pair.
            throw Unexpected(path, number, line, e);
        }

        throw Unexpected(path, number, line, null);
    }

    private static CaptureLine ParseTimed(string path, int number, string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        long? timeNs = space is MicrosecondDigits or NanosecondDigits && long.TryParse(line.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out long time)
            ? space == MicrosecondDigits ? time * NanosecondsPerMicrosecond : time
            : throw Unexpected(path, number, line, null);
        return new CaptureLine(number, timeNs, Encoding.UTF8.GetBytes(line, space + 1, line.Length - space - 1));
    }

    private static long? ReceiveTime(JsonElement root) =>
        root.TryGetProperty("recv_ns", out JsonElement time) && time.ValueKind != JsonValueKind.Null
            ? time.ValueKind == JsonValueKind.Number ? time.GetInt64() : throw new FormatException("recv_ns is neither a number nor null")
            : null;

    private static CaptureFormatException Unexpected(string path, int number, string line, Exception? cause)
    {
        string start = line.Length > 80 ? line[..80] + "…" : line;
        return new CaptureFormatException(
            $"{path}, line {number}: expected {{\"recv_ns\":…,\"raw\":\"…\"}} with Unix nanoseconds or null, or a frame behind 16 or 19 digits and a space, came: {start}", cause);
    }
}
