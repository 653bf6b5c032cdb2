using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Venues.Bybit;

namespace Scalper.Tests.Replay.Export;

/// <summary>A recording of one lane, input by input; whole once disposed of.</summary>
internal sealed class HandMadeLane : IDisposable
{
    private const ulong Run = 7;

    private readonly LaneInputs _lane;
    private readonly SegmentWriter _segment;
    private readonly RecordWriter _writer;

    public HandMadeLane(string path, params string[] symbols)
    {
        EngineOptions options = new();
        LaneMarket market = new(options, new LaneLinks());
        DecimalStep step = DecimalStep.Parse("0.1");
        market.Symbols.Put(symbols.Select((s, place) => (new FollowedSymbol(new Instrument(s, step, step), lane: 0, place), 50)));
        _lane = new LaneInputs(market);
        _lane.Hash();
        _segment = new SegmentWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0), new SegmentHeader(1, Run, 0));
        _writer = new RecordWriter(_segment, Run);
        _writer.Begin(0);
        _writer.AddSettings(EngineSettings.Write(options, BybitVenue.Instance), 0);
        Checkpoint();
    }

    /// <param name="timeNs">When it is written; null right behind the last input.</param>
    public void Checkpoint(long? timeNs = null) => _writer.AddCheckpoint(_lane.Number, timeNs ?? _lane.Market.NowNs, _lane.WriteCheckpoint);

    public void Open(long timeNs)
    {
        _writer.Add(RecordKind.FeedEvent, _lane.Number + 1, timeNs, [InputPayload.Opened]);
        _lane.Open(timeNs);
    }

    public void Frame(string text, long timeNs)
    {
        byte[] frame = Encoding.UTF8.GetBytes(text);
        _writer.Add(RecordKind.Frame, _lane.Number + 1, timeNs, frame);
        _lane.Step(frame, timeNs);
    }

    /// <summary>An input that no program of this version knows.</summary>
    public void Unknown(long timeNs) => _writer.Add(RecordKind.FeedEvent, _lane.Number + 1, timeNs, [99]);

    /// <summary>What a live run would have written here, if it is right.</summary>
    public void Hash(bool isRight = true)
    {
        byte[] hash = new byte[ScoreChain.Bytes];
        _lane.Chain!.Read(hash);
        hash[0] ^= (byte)(isRight ? 0 : 1);
        _writer.Add(RecordKind.Hash, _lane.Number, _lane.Market.NowNs, hash);
    }

    public void Dispose()
    {
        _writer.Flush();
        _segment.Seal();
        _segment.Dispose();
    }
}
