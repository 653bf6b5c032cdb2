using System.IO.Compression;
using System.Text.Json;
using Scalper.Core.Primitives;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Primitives;

/// <summary>The contracts of a recorded instruments-info response.</summary>
internal static class RecordedInstruments
{
    private const string File = "rest_20260809_instruments-info_linear.json.gz";

    /// <summary>The response's list, in the venue's order.</summary>
    public static IReadOnlyList<JsonElement> List()
    {
        using FileStream file = System.IO.File.OpenRead(CapturePath.Bybit(File));
        using GZipStream body = new(file, CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("result").GetProperty("list").EnumerateArray().Select(i => i.Clone())];
    }

    /// <summary>The whole response, as it came.</summary>
    public static string Body()
    {
        using FileStream file = System.IO.File.OpenRead(CapturePath.Bybit(File));
        using StreamReader body = new(new GZipStream(file, CompressionMode.Decompress));
        return body.ReadToEnd();
    }

    public static IReadOnlyList<Instrument> All() =>
    [
        .. List().Select(i => new Instrument(
            i.GetProperty("symbol").GetString()!,
            DecimalStep.Parse(i.GetProperty("priceFilter").GetProperty("tickSize").GetString()!),
            DecimalStep.Parse(i.GetProperty("lotSizeFilter").GetProperty("qtyStep").GetString()!))),
    ];
}
