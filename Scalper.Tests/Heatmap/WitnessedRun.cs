using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Heatmap;

/// <summary>Plays frames through a lane that keeps the past, with a listener for every symbol, and beside it the slow witness.</summary>
internal sealed class WitnessedRun
{
    private readonly Lane _lane;
    private readonly FollowedSymbol[] _symbols;
    private readonly ColumnWitness[] _witnesses;
    private readonly Channel<ColumnUpdate>[] _updates;
    private readonly SeededRandom _random = new(4);
    private readonly long _watchedAtNs;

    public WitnessedRun(IReadOnlyList<CaptureLine> lines)
    {
        var found = BybitCaptureSymbols.Find(
            lines.Select((l, i) => new Scalper.Core.Recording.CaptureLine(i + 1, l.RecvNs, Encoding.UTF8.GetBytes(l.Raw)))).Symbols;
        _symbols = [.. found.Select((s, place) => new FollowedSymbol(s.Instrument, lane: 0, place))];
        _witnesses = [.. found.Select(s => new ColumnWitness(s.Instrument, s.BookDepth))];
        _updates = [.. found.Select(_ => Channel.CreateUnbounded<ColumnUpdate>())];
        _lane = new Lane(new EngineOptions(), _symbols, [.. found.Select(s => s.BookDepth)], new LaneLinks { Pages = new PageBudget(1 << 26) });
        _watchedAtNs = lines.First(l => l.RecvNs is not null).RecvNs!.Value;
        _lane.Idle(_watchedAtNs);
        Assert.All(_symbols.Zip(_updates), s => Assert.NotNull(_lane.Watch(s.First, s.Second.Writer)));
        foreach (CaptureLine line in lines)
        {
            Play(line.Raw, line.RecvNs ?? _lane.NowNs);
        }

        IdleTo(_lane.NowNs + 2_000_000_000);
    }

    /// <summary>Asserts that every column of a symbol is as the witness has it and none is missing.</summary>
    /// <returns>How many columns of 1 s and of 100 ms there were, and bytes of each kind.</returns>
    public (int Seconds, int Tenths, int SecondBytes, int TenthBytes) AssertColumns(int symbol)
    {
        byte[] held = _lane.ReadColumns(_symbols[symbol])!.Columns;
        List<byte> watched = [];
        while (_updates[symbol].Reader.TryRead(out ColumnUpdate? update))
        {
            watched.AddRange(update.Column);
        }

        return (AssertSame(symbol, 1_000, held), AssertSame(symbol, 100, [.. watched]), held.Length, watched.Count);
    }

    public int Symbols => _symbols.Length;

    private int AssertSame(int symbol, int periodMs, byte[] chain)
    {
        IReadOnlyList<PlainColumn> read = ReferenceChain.ReadAll(periodMs, chain);
        Assert.Equal(Enumerable.Range(0, read.Count).Select(i => read[0].Index + i), read.Select(c => c.Index));
        Assert.InRange((_lane.NowNs / 1_000_000 / periodMs) - read[^1].Index, 1, 1);
        Assert.All(read, c =>
        {
            bool standsForItsSecond = periodMs == ColumnMessage.WatchedMs && c == read[0];
            PlainColumn expected = _witnesses[symbol].Column(periodMs, c.Index, standsForItsSecond ? _watchedAtNs - (_watchedAtNs % 1_000_000_000) : null);
            Assert.Equal((expected with { IsKey = c.IsKey, Score = c.Score }).ToString(), c.ToString());
            Assert.Equal(c.Status is null, c.Score is not null);
        });
        return read.Count;
    }

    private void Play(string raw, long receivedAtNs)
    {
        IdleTo(Math.Max(receivedAtNs, _lane.NowNs));
        _lane.Step(Encoding.UTF8.GetBytes(raw), receivedAtNs);
        using JsonDocument frame = JsonDocument.Parse(raw);
        if (!frame.RootElement.TryGetProperty("topic", out JsonElement topic) || !frame.RootElement.TryGetProperty("data", out _))
        {
            return;
        }

        string[] parts = topic.GetString()!.Split('.');
        int symbol = Array.FindIndex(_symbols, s => s.Instrument.Symbol == parts[^1]);
        if (parts[0] == "orderbook")
        {
            _witnesses[symbol].OnBook(frame.RootElement, _lane.NowNs);
        }
        else if (parts[0] == "publicTrade")
        {
            _witnesses[symbol].OnTrades(frame.RootElement, _lane.NowNs);
        }
    }

    // Turns at odd times, as a lane takes them.
    private void IdleTo(long nowNs)
    {
        while (_lane.NowNs < nowNs)
        {
            _lane.Idle(Math.Min(nowNs, _lane.NowNs + 20_000_000 + (long)(_random.NextUnit() * 160_000_000)));
        }
    }
}
