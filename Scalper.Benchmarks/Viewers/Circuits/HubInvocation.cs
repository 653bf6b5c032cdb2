using System.Buffers.Binary;
using System.Text;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>
/// Calls of the circuit's hub as the Blazor script writes them: MessagePack, each after its length (dotnet/aspnetcore, HubProtocol.md,
/// "MessagePack encoding" and "Invocation").
/// </summary>
public static class HubInvocation
{
    private const byte Kind = 1;
    private const byte Nil = 0xc0, False = 0xc2, True = 0xc3, Int64 = 0xd3, Str32 = 0xdb;
    private const byte EmptyMap = 0x80, ShortArray = 0x90;

    /// <param name="id">Under which the hub answers; null where no answer is wanted.</param>
    /// <param name="arguments">Text, whole numbers, true or false, null.</param>
    public static ReadOnlyMemory<byte> Write(string? id, string target, params ReadOnlySpan<object?> arguments)
    {
        List<byte> body = [ShortArray | 5, Kind, EmptyMap];
        Put(body, id);
        Put(body, target);
        body.Add((byte)(ShortArray | arguments.Length));
        foreach (object? argument in arguments)
        {
            Put(body, argument);
        }

        return WithLength(body);
    }

    private static void Put(List<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Add(Nil);
                break;
            case bool truth:
                to.Add(truth ? True : False);
                break;
            case long number:
                Span<byte> eight = stackalloc byte[sizeof(long)];
                BinaryPrimitives.WriteInt64BigEndian(eight, number);
                to.Add(Int64);
                to.AddRange(eight);
                break;
            case string text:
                Span<byte> four = stackalloc byte[sizeof(int)];
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                BinaryPrimitives.WriteInt32BigEndian(four, utf8.Length);
                to.Add(Str32);
                to.AddRange(four);
                to.AddRange(utf8);
                break;
            default:
                throw new ArgumentException($"Expected text, a long, a bool or null, got {value.GetType().Name}.", nameof(value));
        }
    }

    // Seven bits a byte, the lowest first; the highest bit says that another byte follows.
    private static byte[] WithLength(List<byte> body)
    {
        List<byte> message = new(body.Count + 5);
        int length = body.Count;
        for (; length > 0x7f; length >>= 7)
        {
            message.Add((byte)(length | 0x80));
        }

        message.Add((byte)length);
        message.AddRange(body);
        return [.. message];
    }
}
