using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;
using Scalper.Core.State;

namespace Scalper.Core.Engine.Inputs;

/// <summary>Gives a recorded input to a lane's market: the other side of <see cref="InputPayload"/>.</summary>
internal static class InputRecord
{
    private const int MostPlaces = 100_000;

    /// <summary>Number of the input that a record comes right after: it stands for more than one where some are not shown.</summary>
    /// <exception cref="StateFormatException">The record is not one of an input.</exception>
    public static long NumberBefore(in JournalRecord record) =>
        record is { Kind: RecordKind.Deadline, Payload: [InputPayload.Others, ..] } ? record.Number - ReadHidden(record).Count : record.Number - 1;

    /// <returns>Place of the symbol whose score is fresh; -1 where the record made none.</returns>
    /// <exception cref="StateFormatException">The record is not one of an input.</exception>
    public static int Apply(in JournalRecord record, LaneInputs to)
    {
        to.GoOn(record.Number - 1);
        switch (record.Kind)
        {
            case RecordKind.Frame:
                return to.Step(record.Payload, record.TimeNs);
            case RecordKind.Deadline:
                ApplyDeadline(record, to);
                break;
            case RecordKind.FeedEvent:
                ApplyFeedEvent(record, to);
                break;
            case RecordKind.Command:
                ApplyCommand(record, to);
                break;
            case RecordKind.Setting:
                to.GoOn(record.Number);
                break;
            default:
                throw new StateFormatException($"expected an input, came {record.Kind}");
        }

        return -1;
    }

    /// <summary>A symbol as <see cref="InputPayload.Write(StateWriter, FollowedSymbol)"/> wrote it.</summary>
    /// <param name="venue">The lane's: a recording may have its names alone.</param>
    /// <exception cref="StateFormatException">It is none.</exception>
    public static FollowedSymbol ReadSymbol(StateReader from, int lane, string venue)
    {
        int place = from.Count(MostPlaces);
        string symbol = from.Text();
        string tick = from.Text();
        string step = from.Text();
        return DecimalStep.TryParse(tick, out DecimalStep? tickSize) && DecimalStep.TryParse(step, out DecimalStep? qtyStep)
            ? new FollowedSymbol(new Instrument(symbol, tickSize, qtyStep) { Venue = venue }, lane, place)
            : throw new StateFormatException($"expected the steps of {symbol}, came '{tick}' and '{step}'");
    }

    private static void ApplyDeadline(in JournalRecord record, LaneInputs to)
    {
        if (record.Payload.IsEmpty)
        {
            to.PassTime(record.TimeNs);
        }
        else if (record.Payload is [InputPayload.Others, ..])
        {
            to.PassOthers(record.Number, ReadHidden(record).LeastDelayNs, record.TimeNs);
        }
        else if (record.Payload is [InputPayload.Freshness])
        {
            to.CheckFreshness(record.TimeNs);
        }
        else
        {
            throw Unknown(record);
        }
    }

    private static void ApplyFeedEvent(in JournalRecord record, LaneInputs to)
    {
        switch (record.Payload)
        {
            case [InputPayload.Opened]:
                to.Open(record.TimeNs);
                break;
            case [InputPayload.Closed]:
                to.Close(record.TimeNs);
                break;
            case [InputPayload.TradesLost]:
                to.LoseTrades(record.TimeNs);
                break;
            case [InputPayload.Rejected, ..]:
                to.Reject(ReadPlace(record, to), record.TimeNs);
                break;
            case [InputPayload.Gone, ..]:
                to.GiveUp(ReadPlace(record, to), record.TimeNs);
                break;
            default:
                throw Unknown(record);
        }
    }

    private static void ApplyCommand(in JournalRecord record, LaneInputs to)
    {
        switch (record.Payload)
        {
            case [InputPayload.Resynced, ..]:
                to.Resync(ReadPlace(record, to), record.TimeNs);
                break;
            case [InputPayload.Graded, ..]:
                (int place, byte grade) = ReadGrade(record, to);
                to.Grade(place, grade, record.TimeNs);
                break;
            case [InputPayload.Changed, ..]:
                to.Change(ReadChange(record, to.Market.Symbols), record.TimeNs);
                break;
            default:
                throw Unknown(record);
        }
    }

    private static (long Count, long LeastDelayNs) ReadHidden(in JournalRecord record)
    {
        StateReader from = new(record.Payload[1..].ToArray());
        (long count, long leastNs) = (from.Number(), from.Number());
        return count > 0 && count <= record.Number ? (count, leastNs) : throw new StateFormatException($"expected up to {record.Number} inputs that are not shown, came {count}");
    }

    /// <summary>The place that a record names behind its code.</summary>
    /// <exception cref="StateFormatException">It names none of the lane.</exception>
    public static int ReadPlace(in JournalRecord record, LaneInputs to)
    {
        int place = new StateReader(record.Payload[1..].ToArray()).Count(MostPlaces);
        return place < to.Market.Symbols.Count ? place : throw new StateFormatException($"expected one of {to.Market.Symbols.Count} places, came {place}");
    }

    private static (int Place, byte Grade) ReadGrade(in JournalRecord record, LaneInputs to)
    {
        StateReader from = new(record.Payload[1..].ToArray());
        int place = from.Count(MostPlaces), grade = from.Count(byte.MaxValue);
        return place < to.Market.Symbols.Count ? (place, (byte)grade) : throw new StateFormatException($"expected one of {to.Market.Symbols.Count} places, came {place}");
    }

    /// <summary>The change of symbols that a record tells.</summary>
    /// <exception cref="StateFormatException">It tells none that is possible.</exception>
    public static LaneChange ReadChange(in JournalRecord record, LaneSymbols symbols)
    {
        StateReader from = new(record.Payload[1..].ToArray());
        int lane = record.Lane;
        FollowedSymbol[] drops = Read(from, () => Followed(symbols, from.Count(MostPlaces)));
        FollowedSymbol[] replacements = Read(from, () => ReadSymbol(from, lane, symbols.Venue));
        FollowedSymbol[] adds = Read(from, () => ReadSymbol(from, lane, symbols.Venue));
        foreach (FollowedSymbol replacement in replacements)
        {
            Followed(symbols, replacement.Place);
        }

        return new LaneChange { Drops = drops, Replacements = replacements, Adds = [.. adds.Select(a => new RankedSymbol(a, Rank: 0))] };
    }

    private static FollowedSymbol Followed(LaneSymbols symbols, int place) =>
        (place < symbols.Count ? symbols.Followed(place) : null) ?? throw new StateFormatException($"expected a place with a symbol, came {place}");

    private static T[] Read<T>(StateReader from, Func<T> read)
    {
        T[] values = new T[from.Count(MostPlaces)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read();
        }

        return values;
    }

    private static StateFormatException Unknown(in JournalRecord record) =>
        new($"expected a {record.Kind} that this version knows, came one of {record.Payload.Length} bytes that begins with {(record.Payload.IsEmpty ? "nothing" : record.Payload[0])}");
}
