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
    private readonly InputPayload _hiddenPayload = new();
    private LaneJournal? _journal;
    private RecordingFilter? _filter;
    private long _hidden;
    private long _hashedSecond;

    public LaneMarket Market => market;

    /// <summary>Arrival number of the last input; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>The chain of hashes over all scores; kept only where somebody compares.</summary>
    public ScoreChain? Chain { get; private set; }

    /// <summary>Everything goes to a journal from now on. Once, before the first input.</summary>
    /// <param name="settings">What scores depend on beside the inputs, by key: see <see cref="EngineSettings"/>.</param>
    /// <param name="filter">What of it is left out; null leaves nothing out.</param>
    public void RecordTo(LaneJournal journal, IEnumerable<KeyValuePair<string, byte[]>> settings, RecordingFilter? filter = null)
    {
        _journal = journal;
        _filter = filter;
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

        // A checkpoint comes after everything that was told.
        TellHidden(_journal);
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
        bool isHidden = _filter is { } filter && filter.Hides(frame);
        if (isHidden)
        {
            Hide();
        }
        else
        {
            Append(RecordKind.Frame, receivedAtNs, frame);
        }

        int scored = market.Step(frame, receivedAtNs);
        if (scored >= 0 && !isHidden)
        {
            Chain?.Add(ScoreAt(scored, receivedAtNs));
        }

        return scored;
    }

    /// <summary>The scores that the last input made.</summary>
    /// <param name="place">As <see cref="Step"/> returned it.</param>
    /// <param name="receivedAtNs">As it was given.</param>
    public ScoreEvent ScoreAt(int place, long receivedAtNs)
    {
        FollowedSymbol symbol = market.Symbols.Followed(place)!;
        return new ScoreEvent(symbol.Lane, Number, receivedAtNs, symbol.Instrument.Symbol, market.Symbols[place]!.Book.UpdateId, symbol.Slot.Own.ModelScores);
    }

    public void PassTime(long nowNs)
    {
        Append(RecordKind.Deadline, nowNs, []);
        market.PassTime(nowNs);
    }

    /// <summary>Inputs up to this number were left out of what is played.</summary>
    public void PassOthers(long number, long leastDelayNs, long nowNs)
    {
        Number = number;
        market.PassOthers(nowNs, leastDelayNs);
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

    public void LoseTrades(long nowNs)
    {
        Append(RecordKind.FeedEvent, nowNs, [InputPayload.TradesLost]);
        market.LoseTrades(nowNs);
    }

    public void Reject(int place, long nowNs)
    {
        AppendAt(place, RecordKind.FeedEvent, _payload.Place(InputPayload.Rejected, place), nowNs);
        market.Reject(place, nowNs);
    }

    public void GiveUp(int place, long nowNs)
    {
        AppendAt(place, RecordKind.FeedEvent, _payload.Place(InputPayload.Gone, place), nowNs);
        market.GiveUp(place, nowNs);
    }

    public void Resync(int place, long nowNs)
    {
        AppendAt(place, RecordKind.Command, _payload.Place(InputPayload.Resynced, place), nowNs);
        market.Resync(place, nowNs);
    }

    /// <summary>The grade of a symbol's data is another one: a mark on its samples, and in no score.</summary>
    public void Grade(int place, byte grade, long nowNs)
    {
        AppendAt(place, RecordKind.Command, _payload.Grade(place, grade), nowNs);
        market.Grade(place, grade, nowNs);
    }

    public void Change(LaneChange change, long nowNs)
    {
        AppendChange(change, nowNs);
        market.Change(change, nowNs);
    }

    public void WriteCheckpoint(IBufferWriter<byte> output) => LaneCheckpoint.Write(this, output, Chain!, _filter is { } filter ? filter.Shows : null);

    /// <summary>Goes on behind an input of this number.</summary>
    public void GoOn(long number) => Number = number;

    private void AppendHash(LaneJournal journal, long nowNs)
    {
        if (!journal.HasBegun || _filter is { KeepsScores: false })
        {
            return;
        }

        TellHidden(journal);
        Span<byte> hash = stackalloc byte[ScoreChain.Bytes];
        Chain!.Read(hash);
        journal.Append(RecordKind.Hash, Number, nowNs, hash);
    }

    private void TellHidden(LaneJournal journal)
    {
        if (_hidden > 0 && journal.HasBegun)
        {
            journal.Append(RecordKind.Deadline, Number, market.NowNs, _hiddenPayload.Hidden(_hidden, market.LeastDelayNs));
        }

        _hidden = 0;
    }

    private void AppendAt(int place, RecordKind kind, ReadOnlySpan<byte> payload, long timeNs)
    {
        if (_filter is { } filter && market.Symbols.Followed(place) is { } symbol && !filter.Shows(symbol.Instrument.Symbol))
        {
            Hide();
        }
        else
        {
            Append(kind, timeNs, payload);
        }
    }

    private void AppendChange(LaneChange change, long timeNs)
    {
        LaneChange shown = _filter is { } filter ? change.Of(filter.Shows) : change;
        if (_filter is not null && shown.IsEmpty)
        {
            Hide();
        }
        else
        {
            Append(RecordKind.Command, timeNs, _journal is null ? [] : _payload.Change(shown));
        }
    }

    private void Hide()
    {
        Number++;
        _hidden++;
    }

    private void Append(RecordKind kind, long timeNs, ReadOnlySpan<byte> payload)
    {
        if (_journal is { HasBegun: true } journal)
        {
            TellHidden(journal);
            journal.Append(kind, Number + 1, timeNs, payload);
        }

        Number++;
    }
}
