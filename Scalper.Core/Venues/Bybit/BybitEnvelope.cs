using System.Text.Json;
using Scalper.Core.Events;

namespace Scalper.Core.Venues.Bybit;

/// <summary>The fields around a frame's data, and those of the answers to our requests.</summary>
internal ref struct BybitEnvelope(ReadOnlySpan<byte> frame)
{
    // Texts are kept as places in the frame: a span from the reader may not outlive the call that read it.
    private readonly ReadOnlySpan<byte> _frame = frame;
    private Range _topic;
    private Range _operation;
    private Range _requestId;
    private Range _message;

    public readonly ReadOnlySpan<byte> Topic => _frame[_topic];

    public BybitFrameType Type { get; private set; }

    /// <summary>Matching-engine time, Unix milliseconds; 0 where absent.</summary>
    public long EngineTimeMs { get; private set; }

    /// <summary>When the gateway made the frame, Unix milliseconds; 0 where absent.</summary>
    public long GatewayTimeMs { get; private set; }

    /// <summary>Cross sequence of ticker frames; 0 where absent.</summary>
    public long CrossSequence { get; private set; }

    public bool Success { get; private set; }

    public readonly ReadOnlySpan<byte> RequestId => _frame[_requestId];

    public readonly ReadOnlySpan<byte> Message => _frame[_message];

    public readonly bool HasOperation => !Operation.IsEmpty;

    /// <summary>The public linear pong says op "ping" and ret_msg "pong" (protocol notes, heartbeat).</summary>
    public readonly ControlReplyKind ReplyKind =>
        Operation.SequenceEqual("pong"u8) || (Operation.SequenceEqual("ping"u8) && Message.SequenceEqual("pong"u8)) ? ControlReplyKind.Pong
        : Operation.SequenceEqual("subscribe"u8) ? ControlReplyKind.Subscribe
        : Operation.SequenceEqual("unsubscribe"u8) ? ControlReplyKind.Unsubscribe
        : ControlReplyKind.Other;

    private readonly ReadOnlySpan<byte> Operation => _frame[_operation];

    /// <summary>Reads the field whose name the reader stands on; false where a known field has the wrong type.</summary>
    public bool TryReadField(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("topic"u8))
        {
            return TryReadPlace(ref reader, out _topic);
        }

        if (reader.ValueTextEquals("type"u8))
        {
            return TryReadType(ref reader);
        }

        if (reader.ValueTextEquals("ts"u8))
        {
            // Only shown, so an odd form of it does not spoil the frame.
            BybitFields.TryReadLong(ref reader, out long made);
            GatewayTimeMs = made;
            return true;
        }

        if (reader.ValueTextEquals("cts"u8))
        {
            bool read = BybitFields.TryReadLong(ref reader, out long time);
            EngineTimeMs = time;
            return read;
        }

        if (reader.ValueTextEquals("cs"u8))
        {
            bool read = BybitFields.TryReadLong(ref reader, out long sequence);
            CrossSequence = sequence;
            return read;
        }

        return TryReadReplyField(ref reader);
    }

    /// <summary>The same of a frame of data as the venue usually writes it; false for anything else.</summary>
    public bool TryScanField(ref FrameCursor cursor, ReadOnlySpan<byte> name)
    {
        long number;
        switch (name)
        {
            case [(byte)'t', (byte)'s']:
                bool isMade = cursor.TakeLong(out number);
                GatewayTimeMs = number;
                return isMade;
            case [(byte)'c', (byte)'t', (byte)'s']:
                bool isTimed = cursor.TakeLong(out number);
                EngineTimeMs = number;
                return isTimed;
            case [(byte)'c', (byte)'s']:
                bool isSequenced = cursor.TakeLong(out number);
                CrossSequence = number;
                return isSequenced;
            case [(byte)'t', (byte)'y', (byte)'p', (byte)'e']:
                bool isText = cursor.TakeText(out ReadOnlySpan<byte> type);
                Type = type.SequenceEqual("delta"u8) ? BybitFrameType.Delta : type.SequenceEqual("snapshot"u8) ? BybitFrameType.Snapshot : BybitFrameType.None;
                return isText;
        }

        // A second topic, or what belongs to an answer: none of that is usual.
        return !name.SequenceEqual("topic"u8) && !name.SequenceEqual("op"u8) && !name.SequenceEqual("success"u8)
            && !name.SequenceEqual("req_id"u8) && !name.SequenceEqual("ret_msg"u8) && cursor.TakeAny();
    }

    private bool TryReadReplyField(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("op"u8))
        {
            return TryReadPlace(ref reader, out _operation);
        }

        if (reader.ValueTextEquals("success"u8))
        {
            reader.Read();
            Success = reader.TokenType == JsonTokenType.True;
            return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
        }

        if (reader.ValueTextEquals("req_id"u8))
        {
            return TryReadPlace(ref reader, out _requestId);
        }

        if (reader.ValueTextEquals("ret_msg"u8))
        {
            return TryReadPlace(ref reader, out _message);
        }

        reader.Read();
        reader.Skip();
        return true;
    }

    private bool TryReadType(ref Utf8JsonReader reader)
    {
        reader.Read();
        Type = reader.TokenType != JsonTokenType.String ? BybitFrameType.None
            : reader.ValueTextEquals("snapshot"u8) ? BybitFrameType.Snapshot
            : reader.ValueTextEquals("delta"u8) ? BybitFrameType.Delta
            : BybitFrameType.None;
        return Type != BybitFrameType.None || reader.TokenType == JsonTokenType.String;
    }

    private static bool TryReadPlace(ref Utf8JsonReader reader, out Range place)
    {
        bool isText = BybitFields.TryReadText(ref reader, out ReadOnlySpan<byte> text);
        int start = (int)reader.TokenStartIndex + 1;
        place = isText ? start..(start + text.Length) : default;
        return isText || reader.TokenType == JsonTokenType.Null;
    }
}
