using System.Text;
using Scalper.Core.State;

namespace Scalper.Core.Recording.Journal;

/// <summary>The payload of a record of kind <see cref="RecordKind.Setting"/>: length of the key, the key in UTF-8, the value.</summary>
public static class SettingRecord
{
    /// <summary>Bytes of the longest key, in UTF-8.</summary>
    public const int MostKeyBytes = 256;

    /// <summary>Bytes of the longest value.</summary>
    public const int MostValueBytes = 64 * 1024;

    /// <returns>False where the payload is not one of a setting.</returns>
    public static bool TryRead(ReadOnlySpan<byte> payload, out string key, out ReadOnlySpan<byte> value)
    {
        key = "";
        value = default;
        if (!Varint.TryRead(ref payload, out ulong length) || length > MostKeyBytes || length > (ulong)payload.Length)
        {
            return false;
        }

        key = Encoding.UTF8.GetString(payload[..(int)length]);
        value = payload[(int)length..];
        return true;
    }

    /// <exception cref="ArgumentException">Key or value is too long.</exception>
    internal static byte[] Write(string key, ReadOnlySpan<byte> value)
    {
        byte[] name = Encoding.UTF8.GetBytes(key);
        if (name.Length is 0 or > MostKeyBytes || value.Length > MostValueBytes)
        {
            throw new ArgumentException($"A setting's key has 1 to {MostKeyBytes} bytes and its value up to {MostValueBytes}; '{key}' has {name.Length} and {value.Length}.", nameof(key));
        }

        byte[] payload = new byte[Varint.MostBytes + name.Length + value.Length];
        int length = Varint.Write(payload, (ulong)name.Length);
        name.CopyTo(payload.AsSpan(length));
        value.CopyTo(payload.AsSpan(length + name.Length));
        return payload[..(length + name.Length + value.Length)];
    }
}
