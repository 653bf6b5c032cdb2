namespace Scalper.Tests.Recording.Journal;

/// <summary>Puts split payloads together, slowly, written from docs/recording.md alone.</summary>
internal static class PlainFields
{
    /// <param name="split">As unpacked.</param>
    /// <param name="entryBytes">Bytes of the kept part.</param>
    public static byte[] Join(byte[] split, int entryBytes)
    {
        int at = 20 + entryBytes;
        Queue<byte>[] parts = new Queue<byte>[5];
        for (int i = 0; i < 5; i++)
        {
            int length = BitConverter.ToInt32(split, i * 4);
            parts[i] = new Queue<byte>(split[at..(at + length)]);
            at += length;
        }

        Assert.Equal(split.Length, at);
        List<byte> payloads = Payloads(parts[0], parts[1], parts[2], parts[3], parts[4]);
        Assert.All(parts, part => Assert.Empty(part));
        return [.. split[20..(20 + entryBytes)], .. payloads];
    }

    private static List<byte> Payloads(Queue<byte> text, Queue<byte> forms, Queue<byte> steps, Queue<byte> values, Queue<byte> ids)
    {
        List<byte> all = [];
        Dictionary<ulong, (ulong Number, int Decimals)> places = [];
        while (text.TryDequeue(out byte one))
        {
            switch (one)
            {
                case 1 or 2:
                    ulong place = ((Hash(Before(all)) ^ (one == 2 ? 1 : Symbol(all))) * 0x9E37_79B9_7F4A_7C15) / (1UL << 51);
                    (ulong number, int decimals) = places.GetValueOrDefault(place);
                    byte form = forms.Dequeue();
                    places[place] = form switch
                    {
                        0 => (number + Step(Varint(steps)), decimals),
                        1 => (Varint(values), decimals),
                        _ => (Varint(values), form - 2),
                    };
                    all.AddRange(Written(places[place].Number, places[place].Decimals));
                    break;
                case 3:
                    string hex = Convert.ToHexStringLower([.. Enumerable.Range(0, 16).Select(_ => ids.Dequeue())]);
                    all.AddRange(Bytes($"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}"));
                    break;
                case 4:
                    all.Add(text.Dequeue());
                    break;
                default:
                    all.Add(one);
                    break;
            }
        }

        return all;
    }

    private static byte[] Before(List<byte> all)
    {
        string end = new([.. all.TakeLast(6).Select(b => (char)b)]);
        return end.EndsWith(':') || end.EndsWith(":\"", StringComparison.Ordinal) ? Bytes(end)
            : end.EndsWith("[\"", StringComparison.Ordinal) ? Bytes("[\"")
            : Bytes(end[Math.Max(0, end.Length - 3)..]);
    }

    private static ulong Symbol(List<byte> all)
    {
        const string Topic = "\"topic\":\"";
        string text = new([.. all.Select(b => (char)b)]);
        ulong symbol = 0;
        for (int begin = text.IndexOf(Topic, StringComparison.Ordinal); begin >= 0;)
        {
            int end = text.IndexOf('"', begin + Topic.Length);
            if (end < 0)
            {
                return symbol;
            }

            symbol = Hash(Bytes(text[(begin + Topic.Length)..end].Split('.')[^1]));
            begin = text.IndexOf(Topic, end, StringComparison.Ordinal);
        }

        return symbol;
    }

    private static byte[] Written(ulong number, int decimals)
    {
        string digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return Bytes(decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}");
    }

    private static ulong Step(ulong folded) => (folded & 1) == 0 ? folded / 2 : ulong.MaxValue - (folded / 2);

    private static ulong Hash(byte[] bytes)
    {
        ulong hash = 0xCBF2_9CE4_8422_2325;
        foreach (byte one in bytes)
        {
            hash = (hash ^ one) * 0x100_0000_01B3;
        }

        return hash ^ ((hash << 17) | (hash >> 47));
    }

    private static ulong Varint(Queue<byte> from)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = from.Dequeue();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    private static byte[] Bytes(string text) => [.. text.Select(c => (byte)c)];
}
