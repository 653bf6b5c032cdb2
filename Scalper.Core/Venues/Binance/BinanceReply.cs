using System.Buffers;
using System.Text.Json;
using Scalper.Core.Events;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Reads the venue's answers: <c>{"result":null,"id":1}</c>, <c>{"code":2,"msg":"…","id":1}</c>, and <c>{"error":{"code":2,"msg":"…"},"id":1}</c> (Binance USD-M futures
/// websocket documentation, live subscribing and error messages, checked 2026-11-23). They do not say what was asked for; success says nothing of symbols that there
/// are not.
/// </summary>
internal sealed class BinanceReply
{
    private readonly ArrayBufferWriter<byte> _message = new();
    private readonly ArrayBufferWriter<byte> _requestId = new();
    private bool _isSuccess;

    /// <summary>Reads an answer; false where it has an error without a code, or a text that is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> frame)
    {
        try
        {
            return Read(frame);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Bytes that are no UTF-8.
            return false;
        }
    }

    public ControlReply ToReply() => new()
    {
        Kind = ControlReplyKind.Subscribe,
        Success = _isSuccess,
        RequestId = _requestId.WrittenSpan,
        Message = _message.WrittenSpan,
    };

    private bool Read(ReadOnlySpan<byte> frame)
    {
        _message.ResetWrittenCount();
        _requestId.ResetWrittenCount();
        _isSuccess = true;
        bool isCoded = false;
        Utf8JsonReader reader = new(frame);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            bool isError = reader.ValueTextEquals("error"u8), isCode = reader.ValueTextEquals("code"u8);
            bool isId = reader.CurrentDepth == 1 && reader.ValueTextEquals("id"u8), isWords = reader.ValueTextEquals("msg"u8);
            reader.Read();
            _isSuccess &= !isError && !isCode;
            isCoded |= isCode && reader.TokenType == JsonTokenType.Number;
            Keep(ref reader, isId ? _requestId : isWords ? _message : null);
        }

        return _isSuccess || isCoded;
    }

    private static void Keep(ref Utf8JsonReader reader, ArrayBufferWriter<byte>? to)
    {
        if (to is null)
        {
            return;
        }

        to.ResetWrittenCount();
        if (reader.TokenType == JsonTokenType.String)
        {
            to.Advance(reader.CopyString(to.GetSpan(reader.ValueSpan.Length + 1)));
        }
        else if (reader.TokenType == JsonTokenType.Number)
        {
            to.Write(reader.ValueSpan);
        }
    }
}
