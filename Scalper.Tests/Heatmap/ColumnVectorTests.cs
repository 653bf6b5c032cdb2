using System.Text.Encodings.Web;
using System.Text.Json;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Tests.Architecture;

namespace Scalper.Tests.Heatmap;

/// <summary>
/// Messages that readers in other languages are tested with: <c>wwwroot-assets/test/vectors/columns.json</c>, which a run with
/// <c>SCALPER_WRITE_VECTORS=1</c> writes anew.
/// </summary>
public sealed class ColumnVectorTests
{
    private static readonly JsonSerializerOptions Words = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string File => Path.Combine(SourceTree.Root, "wwwroot-assets", "test", "vectors", "columns.json");

    [Fact]
    public void Messages_OfEveryGroup_ReadAsWhatWasFed()
    {
        Assert.All(Groups(), group =>
        {
            ReferenceMessages reader = new();
            Assert.All(group.Cases, c => Assert.Equal(c.Expected.ToString(), reader.Read(c.Message).ToString()));
        });
    }

    [Fact]
    public void CommittedFile_HoldsWhatTheEncoderMakesNow()
    {
        string made = Json();
        if (Environment.GetEnvironmentVariable("SCALPER_WRITE_VECTORS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllText(File, made);
        }

        Assert.Equal(made, System.IO.File.ReadAllText(File));
    }

    private static List<VectorGroup> Groups()
    {
        Instrument bitcoin = new("BTCUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));
        Instrument pepper = new("1000PEPEUSDT", DecimalStep.Parse("0.0000010"), DecimalStep.Parse("100"));
        return
        [
            new VectorGroup(1, bitcoin, Market(1, 650_000, 8, 3, 5_000, 0))
                .Start("history and live columns", seconds: 6, tenths: 4, trades: 5)
                .Update("one column", tenths: 1, trades: 0)
                .Update("some columns and trades", tenths: 5, trades: 3)
                .Update("trades alone", tenths: 0, trades: 2)
                .Update("nothing but the time", tenths: 0, trades: 0),
            new VectorGroup(2, bitcoin, Market(2, 650_000, 6, 3, 5_000, 3))
                .Start("gaps, lost books, jumps", seconds: 20, tenths: 20, trades: 1)
                .Update("more of them", tenths: 30, trades: 1)
                .Update("and more", tenths: 30, trades: 0),
            new VectorGroup(3, pepper, Market(3, 1_000_000_000_000, 5, 100_000_000_000, 1_000_000_000_000_000, 8))
                .Start("large prices and quantities", seconds: 8, tenths: 5, trades: 6)
                .Update("large changes", tenths: 10, trades: 6),
            new VectorGroup(4, pepper, Market(4, 12, 3, 1, 2, 6))
                .Start("few levels near price 0", seconds: 12, tenths: 12, trades: 4)
                .Update("few changes", tenths: 12, trades: 4),
            new VectorGroup(5, bitcoin, Market(5, 650_000, 4, 3, 100, 0))
                .Start("nothing is held", seconds: 0, tenths: 0, trades: 0)
                .Update("the first column is a key", tenths: 3, trades: 1)
                .Start("begins anew", seconds: 3, tenths: 2, trades: 2)
                .Update("goes on behind it", tenths: 2, trades: 1).WithUnknownSection("an unknown section is skipped"),
            new VectorGroup(6, bitcoin, Market(6, 650_000, 50, 3, 5_000, 12))
                .Start("fifty levels a side, history alone", seconds: 12, tenths: 0, trades: 0)
                .Start("fifty levels a side, live alone", seconds: 0, tenths: 6, trades: 0)
                .Update("their changes", tenths: 14, trades: 2),
        ];
    }

    // Columns of 100 ms lie behind all of 1 s.
    private static Func<int, RandomColumns> Market(ulong seed, long middle, int depth, long widest, long mostLots, int faultRate) => periodMs =>
    {
        long fromMs = 1_786_000_000_000 + (periodMs == ColumnMessage.WatchedMs ? 1_000_000 : 0);
        return new RandomColumns(seed + (ulong)periodMs, periodMs, fromMs / periodMs, middle, depth, widest, mostLots, faultRate);
    };

    // A case a line, so that a change shows as one.
    private static string Json()
    {
        IEnumerable<string> cases = Groups().SelectMany(g => g.Cases.Select(c => JsonSerializer.Serialize(new
        {
            group = g.Number,
            name = c.Name,
            message = Convert.ToBase64String(c.Message),
            expected = new
            {
                c.Expected.Kind,
                c.Expected.SentAtMs,
                c.Expected.PriceStep,
                c.Expected.QuantityStep,
                columns = c.Expected.Columns.Select(Plain),
                c.Expected.Trades,
            },
        }, Words)));
        return $"{{ \"cases\": [\n{string.Join(",\n", cases)}\n] }}\n";
    }

    private static object Plain(PlainColumn column) => new
    {
        column.PeriodMs,
        column.Index,
        column.IsKey,
        IsLive = column.Status is null,
        column.IsBroken,
        column.Status,
        bids = column.Bids.Select(l => new[] { l.Price, l.Lots }),
        asks = column.Asks.Select(l => new[] { l.Price, l.Lots }),
        column.Score,
        cells = column.Cells.Select(c => new[] { c.Price, c.BuyLots, c.SellLots }),
    };
}
