using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Scalper.Tests.Accounts.Pages;

/// <summary>Time-based one-time codes after RFC 6238 with HMAC-SHA-1 and steps of 30 s, on its own feet.</summary>
internal static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that an authenticator shows now, or some steps earlier or later.</summary>
    /// <param name="secret">In base 32; blanks count for nothing.</param>
    public static string Now(string secret, int stepsAhead = 0) =>
        Code(FromBase32(secret), (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + stepsAhead, digits: 6);

    public static string Code(byte[] secret, long step, int digits)
    {
        byte[] counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 asks for it, and authenticator apps know nothing else.
        byte[] hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        int offset = hash[^1] & 0xf;
        int number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & 0x7fffffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>RFC 4648, section 6, without padding.</summary>
    public static byte[] FromBase32(string text)
    {
        List<byte> bytes = [];
        int held = 0, bits = 0;
        foreach (char letter in text.Where(static c => c != ' '))
        {
            held = ((held << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(held >> bits));
            }
        }

        return [.. bytes];
    }
}
