using System.Buffers;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Engine.Inputs;

/// <summary>
/// The one way into a lane's market. Every input gets the next arrival number and goes to the journal before the market takes it; the scores that it
/// makes go into the chain of hashes. A replay calls the same methods with what was recorded. The lane's thread only.
/// </summary>
internal sealed class LaneInputs(LaneMarket market) : ICheckpointSource
{
    private const long SecondNs = 1_000_000_000;

    private readonly InputPayload _payload = new();
    private LaneJournal? _journal;
    private long _hashedSecond;

    public LaneMarket Market => market;

    /// <summary>Arrival number of the last input; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>The chain of hashes over all scores; kept only where somebody compares.</summary>
    public ScoreChain? Chain { get; private set; }

    /// <summary>Everything goes to a journal from now on. Once, before the first input.</summary>
    /// <param name="settings">What scores depend on beside the inputs, by key: see <see cref="EngineSettings"/>.</param>
    public void RecordTo(LaneJournal journal, IEnumerable<KeyValuePair<string, byte[]>> settings)
    {
        _journal = journal;
        Chain = new ScoreChain();
        foreach ((string key, byte[] value) in settings)
        {
            journal.Keep(key, ++Number, market.NowNs, value);
        }
    }

    /// <summary>Keeps the chain without a journal.</summary>
    public void Hash() => Chain = new ScoreChain();

    /// <summary>About ten times a second, between two inputs: the journal's turn, and the hash of the second before.</summary>
    public void TurnJournal(long nowNs)
    {
        if (_journal is null)
        {
            return;
        }

        if (nowNs / SecondNs != _hashedSecond)
        {
            _hashedSecond = nowNs / SecondNs;
            AppendHash(_journal, nowNs);
        }

        _journal.Turn(nowNs);
    }

    /// <summary>The last call.</summary>
    public void CloseJournal()
    {
        if (_journal is not null)
        {
            AppendHash(_journal, market.NowNs);
            _journal.Close();
        }
    }

    /// <inheritdoc cref="LaneMarket.Step"/>
    public int Step(ReadOnlySpan<byte> frame, long receivedAtNs)
    {
        Append(RecordKind.Frame, receivedAtNs, frame);
        int scored = market.Step(frame, receivedAtNs);
        if (scored >= 0)
        {
            Chain?.Add(Number, market.Symbols.Followed(scored)!, market.Symbols[scored]!);
        }

        return scored;
    }

    public void PassTime(long nowNs)
    {
        Append(RecordKind.Deadline, nowNs, []);
        market.PassTime(nowNs);
    }

    public void CheckFreshness(long nowNs)
    {
        Append(RecordKind.Deadline, nowNs, [InputPayload.Freshness]);
        market.CheckFreshness(nowNs);
    }

    public void Open(long nowNs)
    {
        Append(RecordKind.FeedEvent, nowNs, [InputPayload.Opened]);
        market.Open(nowNs);
    }

    public void Close(long nowNs)
    {
        Append(RecordKind.FeedEvent, nowNs, [InputPayload.Closed]);
        market.Close(nowNs);
    }

    public void Reject(int place, long nowNs)
    {
        Append(RecordKind.FeedEvent, nowNs, _payload.Place(InputPayload.Rejected, place));
        market.Reject(place, nowNs);
    }

    public void GiveUp(int place, long nowNs)
    {
        Append(RecordKind.FeedEvent, nowNs, _payload.Place(InputPayload.Gone, place));
        market.GiveUp(place, nowNs);
    }

    public void Resync(int place, long nowNs)
    {
        Append(RecordKind.Command, nowNs, _payload.Place(InputPayload.Resynced, place));
        market.Resync(place, nowNs);
    }

    public void Change(LaneChange change, long nowNs)
    {
        Append(RecordKind.Command, nowNs, _journal is null ? [] : _payload.Change(change));
        market.Change(change, nowNs);
    }

    public void WriteCheckpoint(IBufferWriter<byte> output) => LaneCheckpoint.Write(this, output);

    /// <summary>Goes on behind an input of this number.</summary>
    public void GoOn(long number) => Number = number;

    private void AppendHash(LaneJournal journal, long nowNs)
    {
        Span<byte> hash = stackalloc byte[ScoreChain.Bytes];
        Chain!.Read(hash);
        if (journal.HasBegun)
        {
            journal.Append(RecordKind.Hash, Number, nowNs, hash);
        }
    }

    private void Append(RecordKind kind, long timeNs, ReadOnlySpan<byte> payload)
    {
        Number++;
        if (_journal is { HasBegun: true } journal)
        {
            journal.Append(kind, Number, timeNs, payload);
        }
    }
}
