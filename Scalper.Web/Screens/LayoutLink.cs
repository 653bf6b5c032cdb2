using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Scalper.Web.Screens;

/// <summary>A layout as addresses carry it: the text of <see cref="LayoutText"/>, deflated, in base64 for addresses.</summary>
public static class LayoutLink
{
    /// <summary>Longest value, characters: the server takes no request line beyond 4,096, and the way through the sign-in makes it longer.</summary>
    public const int Longest = 2_400;

    /// <returns>Null where it would be too long.</returns>
    public static string? Write(SymbolLayout layout)
    {
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(LayoutText.Write(layout)));
        }

        string text = Base64Url.EncodeToString(packed.ToArray());
        return text.Length <= Longest ? text : null;
    }

    /// <inheritdoc cref="LayoutText.Read"/>
    public static SymbolLayout? Read(string text, out string? complaint)
    {
        complaint = text.Length > Longest ? $"Layout: expected at most {Longest} characters of an address, got {text.Length}." : null;
        if (complaint is not null)
        {
            return null;
        }

        try
        {
            return LayoutText.Read(Unpack(Base64Url.DecodeFromChars(text)), out complaint);
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException)
        {
            complaint = "Layout: expected what a link of Scalper carries, got something else.";
            return null;
        }
    }

    // What is longer than any layout is not read to its end: a few bytes can unpack to a gigabyte.
    private static string Unpack(byte[] packed)
    {
        using DeflateStream deflate = new(new MemoryStream(packed), CompressionMode.Decompress);
        byte[] text = new byte[(LayoutText.Longest * 3) + 1];
        return Encoding.UTF8.GetString(text, 0, deflate.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
    }
}
