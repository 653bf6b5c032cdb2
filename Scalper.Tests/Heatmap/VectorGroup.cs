using System.Text;
using Scalper.Core.Events;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Heatmap;

/// <summary>The messages of one stream and what they say.</summary>
internal sealed class VectorGroup(int number, Instrument instrument, Func<int, RandomColumns> marketOf)
{
    private readonly RandomColumns _tenthsMarket = marketOf(ColumnMessage.WatchedMs);
    private ColumnEncoder _tenths = new();
    private long _sentAtMs = 1_786_000_000_000 + number;

    public int Number => number;

    public List<(string Name, byte[] Message, PlainMessage Expected)> Cases { get; } = [];

    public VectorGroup Start(string name, int seconds, int tenths, int trades)
    {
        RandomColumns secondsMarket = marketOf(ColumnMessage.SecondMs);
        ColumnEncoder encoder = new();
        (PlainColumn Plain, byte[] Bytes)[] held = [.. Enumerable.Range(0, seconds).Select(_ => new FedColumn(secondsMarket.Next()).Encode(encoder))];
        _tenths = new ColumnEncoder();
        (PlainColumn Plain, ColumnUpdate Update)[] watched = Watched(tenths);
        IReadOnlyList<PlainTrade> tape = _tenthsMarket.Trades(trades);
        byte[] message = ColumnMessage.Start(
            ++_sentAtMs, instrument, held.SelectMany(c => c.Bytes).ToArray(), [.. watched.Select(c => c.Update)], [.. tape.Select(TradeOf)]);
        Add(name, message, new PlainMessage(
            1, _sentAtMs, instrument.TickSize.Text, instrument.QtyStep.Text, [.. held.Select(c => c.Plain), .. watched.Select(c => c.Plain)], tape));
        return this;
    }

    public VectorGroup Update(string name, int tenths, int trades)
    {
        (PlainColumn Plain, ColumnUpdate Update)[] watched = Watched(tenths);
        IReadOnlyList<PlainTrade> tape = _tenthsMarket.Trades(trades);
        byte[] message = ColumnMessage.Update(++_sentAtMs, [.. watched.Select(c => c.Update)], [.. tape.Select(TradeOf)]);
        Add(name, message, new PlainMessage(2, _sentAtMs, null, null, [.. watched.Select(c => c.Plain)], tape));
        return this;
    }

    /// <summary>The last message again as a later version might send it: with a section that nobody knows yet.</summary>
    public VectorGroup WithUnknownSection(string name)
    {
        (_, byte[] message, PlainMessage expected) = Cases[^1];
        Cases[^1] = (name, [.. message, 77, 5, .. Encoding.ASCII.GetBytes("later")], expected);
        return this;
    }

    private void Add(string name, byte[] message, PlainMessage expected) => Cases.Add((name, message, expected));

    private (PlainColumn, ColumnUpdate)[] Watched(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        (PlainColumn plain, byte[] bytes) = new FedColumn(_tenthsMarket.Next()).Encode(_tenths);
        return (plain, new ColumnUpdate(plain.Index, plain.IsKey, bytes, []));
    })];

    private static Trade TradeOf(PlainTrade trade) => new()
    {
        ExchangeTimeMs = trade.TimeMs,
        PriceTicks = trade.Price,
        QtyLots = trade.Lots,
        Side = trade.IsSell ? AggressorSide.Sell : AggressorSide.Buy,
        IsRpi = trade.IsRpi,
    };
}
