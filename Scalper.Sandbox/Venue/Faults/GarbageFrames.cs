using System.Text;

namespace Scalper.Sandbox.Venue.Faults;

/// <summary>Unreadable messages, one for each way in which real ones have been.</summary>
internal static class GarbageFrames
{
    public static readonly string[] Kinds = ["text", "truncated", "types", "nesting", "huge", "binary", "utf8", "html"];

    private const int Nesting = 100_000;
    private const int HugeBytes = 6 * 1024 * 1024;

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="feed">The topic it poses as; null for none.</param>
    /// <param name="sample">A true frame of that topic; null for none.</param>
    public static OutFrame Make(string kind, StreamFeed? feed, byte[]? sample) => kind switch
    {
        "text" => Text("this is no JSON"),
        "truncated" => new OutFrame(Truncated(sample ?? Encoding.UTF8.GetBytes(WrongTypes(feed)))),
        "types" => Text(WrongTypes(feed)),
        "nesting" => Text(new string('[', Nesting)),
        "huge" => Text($"{{\"topic\":\"{feed?.Name ?? "unknown"}\",\"data\":\"{new string('x', HugeBytes)}\"}}"),
        "binary" => new OutFrame(sample ?? [0x00, 0xFF, 0x7B, 0x7D], IsBinary: true),
        "utf8" => new OutFrame([.. "{\"topic\":\"orderbook.50."u8, 0xC3, 0x28, 0xFF, .. "\",\"type\":\"delta\"}"u8]),
        "html" => Text("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "one of Kinds"),
    };

    private static byte[] Truncated(byte[] frame) => frame[..(frame.Length * 2 / 3)];

    private static string WrongTypes(StreamFeed? feed) => feed?.WrongTypes ?? """{"success":"perhaps","ret_msg":7,"conn_id":[],"req_id":{},"op":null}""";

    private static OutFrame Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
