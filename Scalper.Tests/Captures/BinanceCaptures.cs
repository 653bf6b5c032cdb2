using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scalper.Core.Recording;

namespace Scalper.Tests.Captures;

/// <summary>The recorded sessions of Binance USD-M.</summary>
internal static class BinanceCaptures
{
    public const string Btc2024 = "raw_usdm_btcusdt_20240808.txt.gz";
    public const string Eth2024 = "raw_usdm_ethusdt_20240718.txt.gz+raw_usdm_ethusdt_20240719.txt.gz";
    public const string Btc2023 = "raw_usdm_btcusdt_20230404.txt.gz+raw_usdm_btcusdt_20230405.txt.gz";
    public const string Two2021 = "usdm_20210722_AKROUSDT_SUSHIUSDT_depth_trades.jsonl.gz";

    /// <summary>Its lines; the snapshots of <see cref="Two2021"/>, which lie beside it, in our wrapper at the time they were made.</summary>
    public static List<CaptureLine> Lines(string capture)
    {
        List<CaptureLine> lines = [.. CaptureReader.Read(CapturePath.Binance(capture))];
        foreach (string symbol in capture == Two2021 ? ["AKROUSDT", "SUSHIUSDT"] : (string[])[])
        {
            byte[] frame = Wrap(symbol, Body($"rest_usdm_20210722_depth_{symbol}.json.gz"));
            long atNs = JsonNode.Parse(frame)!["data"]!["E"]!.GetValue<long>() * 1_000_000;
            int place = lines.FindIndex(l => l.ReceivedAtNs > atNs);
            lines.Insert(place, new CaptureLine(0, lines[place].ReceivedAtNs, frame));
        }

        return lines;
    }

    /// <summary>The same, where each snapshot came later.</summary>
    public static List<CaptureLine> Delayed(string capture, Func<long> delayNs)
    {
        List<CaptureLine> lines = Lines(capture);
        foreach (CaptureLine snapshot in lines.Where(IsSnapshot).ToArray())
        {
            long atNs = snapshot.ReceivedAtNs!.Value + delayNs();
            lines.Remove(snapshot);
            int place = lines.FindIndex(l => l.ReceivedAtNs > atNs);
            lines.Insert(place, snapshot with { ReceivedAtNs = atNs });
        }

        return lines;
    }

    public static bool IsSnapshot(CaptureLine line) => line.Frame.AsSpan().IndexOf("\"lastUpdateId\""u8) >= 0;

    /// <summary>Our wrapper around the body of a snapshot.</summary>
    public static byte[] Wrap(string symbol, string body) => Encoding.UTF8.GetBytes($"{{\"snapshot\":{JsonSerializer.Serialize(symbol)},\"data\":{body}}}");

    /// <summary>A recorded answer of the REST.</summary>
    public static string Body(string file)
    {
        using GZipStream body = new(File.OpenRead(CapturePath.Binance(file)), CompressionMode.Decompress);
        using StreamReader reader = new(body);
        return reader.ReadToEnd();
    }
}
