namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>What the circuit's hub sends to a browser, as far as it concerns a viewer; anything else is a fault.</summary>
internal abstract record HubMessage
{
    private const long InvocationKind = 1;
    private const long CompletionKind = 3;
    private const long PingKind = 6;
    private const long CloseKind = 7;
    private const long ErrorResult = 1;

    /// <exception cref="CircuitException">The server ended the circuit, reported an error, or sent something unknown.</exception>
    public static IEnumerable<HubMessage> ParseAll(ReadOnlyMemory<byte> received)
    {
        if (received.IsEmpty)
        {
            throw new CircuitException("The server has closed the connection.");
        }

        while (!received.IsEmpty)
        {
            (int start, int length) = Frame(received.Span);
            if (Parse(received.Span.Slice(start, length)) is { } message)
            {
                yield return message;
            }

            received = received[(start + length)..];
        }
    }

    private static (int Start, int Length) Frame(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        for (int i = 0; i < Math.Min(5, bytes.Length); i++)
        {
            length |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80 && length <= bytes.Length - i - 1)
            {
                return (i + 1, length);
            }
        }

        throw new CircuitException($"Expected a message of the hub with its length, got {bytes.Length} bytes that are none.");
    }

    private static HubMessage? Parse(ReadOnlySpan<byte> bytes)
    {
        PackReader reader = new(bytes);
        reader.ReadArrayHeader();
        long kind = reader.ReadInteger();
        return kind switch
        {
            InvocationKind => ParseInvocation(reader),
            CompletionKind => ParseCompletion(reader),
            PingKind => null,
            CloseKind => throw new CircuitException($"The server ends the circuit: {reader.ReadText()}."),
            _ => throw new CircuitException($"Expected a message of the hub, got kind {kind}."),
        };
    }

    private static HubMessage? ParseInvocation(PackReader reader)
    {
        reader.ReadEmptyMap();
        reader.ReadText();
        string target = reader.ReadText() ?? "";
        reader.ReadArrayHeader();
        switch (target)
        {
            case "JS.RenderBatch":
                long id = reader.ReadInteger();
                ReadOnlySpan<byte> batch = reader.ReadBytes();
                return new PictureMessage(id, batch.Length, new RenderBatch(batch).FindAttribute("data-stamp"u8));
            case "JS.BeginInvokeJS":
                return new ScriptCall(reader.ReadInteger(), reader.ReadText() ?? "", reader.ReadText() ?? "[]", reader.ReadInteger(), reader.ReadInteger());
            case "JS.EndInvokeDotNet":
                string? call = reader.ReadText();
                return reader.ReadBoolean() ? null : throw new CircuitException($"The page failed call {call}: {reader.ReadText()}");
            case "JS.AttachComponent" or "JS.EndUpdateRootComponents":
                return null;
            default:
                throw new CircuitException($"The server calls {target}: {(target == "JS.Error" ? reader.ReadText() : "a browser would have to answer")}");
        }
    }

    private static CircuitStarted ParseCompletion(PackReader reader)
    {
        reader.ReadEmptyMap();
        reader.ReadText();
        long result = reader.ReadInteger();
        string? text = result == 2 ? null : reader.ReadText();
        return result != ErrorResult && text is not null ? new CircuitStarted(text) : throw new CircuitException($"The circuit was refused: {text}");
    }
}
