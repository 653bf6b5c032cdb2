namespace Scalper.Core.Venues.Binance;

/// <summary>
/// A frame taken apart: a combined stream's <c>{"stream":…,"data":{…}}</c>, a single stream's bare data, our wrapper around a snapshot
/// <c>{"snapshot":"BTCUSDT","data":{…}}</c>, or a snapshot's bare body.
/// </summary>
internal ref struct BinanceEnvelope
{
    private bool _isEvent;
    private bool _isBook;

    /// <summary>Empty where there is none.</summary>
    public ReadOnlySpan<byte> Stream { get; private set; }

    /// <summary>The symbol of a snapshot, where it is named.</summary>
    public ReadOnlySpan<byte> Snapshot { get; private set; }

    /// <summary>An object or a list; empty where there is none.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>The data is a snapshot's body.</summary>
    public bool IsSnapshot { get; private set; }

    /// <summary>It answers a request.</summary>
    public bool IsReply { get; private set; }

    /// <summary>No other venue writes so: data alone, others have as well.</summary>
    public readonly bool IsOwn => !Stream.IsEmpty || !Snapshot.IsEmpty || _isEvent || _isBook || IsReply;

    /// <summary>Takes apart what stands as the venue usually writes it, without looking into the data; false where it is anything else.</summary>
    public bool TryScan(ReadOnlySpan<byte> frame)
    {
        if (frame.StartsWith("{\"e\":"u8))
        {
            Data = frame;
            return true;
        }

        FrameCursor cursor = new(frame);
        if (!cursor.Take("{\"stream\":"u8) || !cursor.TakeWord(out ReadOnlySpan<byte> stream) || !cursor.Take(",\"data\":"u8) || frame[^1] != '}')
        {
            return false;
        }

        Stream = stream;
        Data = cursor.Rest[..^1];
        return true;
    }

    /// <summary>Takes apart any frame.</summary>
    /// <param name="frame">An object that was read before, without white space.</param>
    /// <returns>False where it has neither data nor an answer, or a field of another type.</returns>
    public bool TryRead(ReadOnlySpan<byte> frame)
    {
        FrameCursor cursor = new(frame, isProven: true);
        bool isMore = cursor.Take((byte)'{') && !cursor.Take((byte)'}');
        while (isMore)
        {
            if (!cursor.TakeName(out ReadOnlySpan<byte> name) || !TryReadField(ref cursor, name) || !cursor.TakeNext((byte)'}', out isMore))
            {
                return false;
            }
        }

        Data = Data.IsEmpty && (_isEvent || _isBook) ? frame : Data;
        IsSnapshot = !Snapshot.IsEmpty || _isBook;
        return IsReply || !Data.IsEmpty;
    }

    private bool TryReadField(ref FrameCursor cursor, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> value;
        if (name.SequenceEqual("data"u8))
        {
            // Streams of all symbols bring lists; nobody asks for one.
            bool isData = cursor.TakeValue(out value) && (value[0] is (byte)'{' or (byte)'[') && Data.IsEmpty;
            Data = value;
            return isData;
        }

        if (name.SequenceEqual("stream"u8))
        {
            bool isText = cursor.TakeWord(out value);
            Stream = value;
            return isText;
        }

        if (name.SequenceEqual("snapshot"u8))
        {
            bool isText = cursor.TakeWord(out value);
            Snapshot = value;
            return isText && !value.IsEmpty;
        }

        _isEvent |= name.SequenceEqual("e"u8);
        _isBook |= name.SequenceEqual("lastUpdateId"u8);
        IsReply |= name.SequenceEqual("result"u8) || name.SequenceEqual("error"u8) || name.SequenceEqual("code"u8);
        return cursor.TakeValue(out _);
    }
}
