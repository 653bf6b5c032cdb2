using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>
/// What is measured as bytes, to be kept: plain values one behind the other as they lie in memory, compressed. The first byte is the version: another one is
/// not read, and neither is what is cut off or too long.
/// </summary>
public static class EvaluationBytes
{
    private const byte Version = 1;
    private const int MostSymbols = 100_000;

    public static byte[] Write(BlockTally tally) => Pack(to =>
    {
        Put(to, tally.Ic);
        Put(to, tally.Hits);
        Put(to, tally.Move);
        Put(to, tally.Coverage);
        Put(to, tally.Flips);
        PutAll(to, CollectionsMarshal.AsSpan([.. tally.Deciles.Rows]));
        (ExactMean squares, IReadOnlyList<CalibrationBin> bins) = tally.Calibration.Save();
        Put(to, squares);
        PutAll(to, CollectionsMarshal.AsSpan([.. bins]));
        PutAll(to, tally.Factors);
        PutAll(to, tally.Slices);
    });

    /// <exception cref="InvalidDataException">These are not such bytes.</exception>
    public static BlockTally ReadTally(byte[] bytes, ModelKey model, Horizon horizon, long startSecond) => Unpack(bytes, from =>
    {
        // In the order in which they were written.
        BlockTally tally = new(model, horizon, startSecond)
        {
            Ic = Get<PooledIc>(from),
            Hits = Get<HitCounts>(from),
            Move = Get<SideMove>(from),
            Coverage = Get<Coverage>(from),
            Flips = Get<FlipRate>(from),
            Deciles = DecileTally.Of(GetAll<DecileRow>(from, DecileTally.Deciles)),
            Calibration = Calibration.Of(Get<ExactMean>(from), GetAll<CalibrationBin>(from, Calibration.Bins)),
        };
        for (int factor = 0; factor < GridScore.Factors; factor++)
        {
            tally.Factor(factor) = Get<PooledIc>(from);
        }

        for (int slice = 0; slice < Slice.Count; slice++)
        {
            tally.SliceAt(slice) = Get<SliceTally>(from);
        }

        return tally;
    });

    public static byte[] Write(IReadOnlyCollection<KeyValuePair<string, SymbolRecord>> symbols) => Pack(to =>
    {
        Put(to, symbols.Count);
        foreach ((string symbol, SymbolRecord record) in symbols)
        {
            to.Write(symbol);
            Put(to, record);
        }
    });

    /// <exception cref="InvalidDataException">These are not such bytes.</exception>
    public static IReadOnlyList<KeyValuePair<string, SymbolRecord>> ReadSymbols(byte[] bytes) => Unpack(bytes, from =>
        (IReadOnlyList<KeyValuePair<string, SymbolRecord>>)[.. Enumerable.Range(0, GetCount(from)).Select(_ => KeyValuePair.Create(from.ReadString(), Get<SymbolRecord>(from)))]);

    public static byte[] Write(IReadOnlyCollection<ScaleSample> samples) => Pack(to =>
    {
        Put(to, samples.Count);
        foreach (ScaleSample sample in samples)
        {
            to.Write(sample.Symbol);
            PutAll<short>(to, sample.Scores);
            PutAll<short>(to, sample.Contributions);
            PutAll<float>(to, sample.Moves);
        }
    });

    /// <param name="models">Scores a sample.</param>
    /// <exception cref="InvalidDataException">These are not such bytes.</exception>
    public static IReadOnlyList<ScaleSample> ReadSamples(byte[] bytes, int models) => Unpack(bytes, from =>
        (IReadOnlyList<ScaleSample>)[.. Enumerable.Range(0, GetCount(from)).Select(_ => new ScaleSample(
            from.ReadString(), GetAll<short>(from, models), GetAll<short>(from, models * GridScore.Factors), GetAll<float>(from, Horizon.All.Count)))]);

    private static byte[] Pack(Action<BinaryWriter> write)
    {
        using MemoryStream packed = new();
        packed.WriteByte(Version);
        using (DeflateStream deflate = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        using (BinaryWriter to = new(deflate, Encoding.UTF8))
        {
            write(to);
        }

        return packed.ToArray();
    }

    private static T Unpack<T>(byte[] bytes, Func<BinaryReader, T> read)
    {
        if (bytes.Length == 0 || bytes[0] != Version)
        {
            throw new InvalidDataException($"Expected what was measured in version {Version}, came {(bytes.Length == 0 ? "nothing" : $"version {bytes[0]}")}.");
        }

        using BinaryReader from = new(new DeflateStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress), Encoding.UTF8);
        try
        {
            T value = read(from);
            return from.BaseStream.ReadByte() < 0 ? value : throw new InvalidDataException("Expected the end of what was measured, came more.");
        }
        catch (Exception fault) when (fault is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"What was measured is cut off or damaged: {fault.Message}", fault);
        }
    }

    private static int GetCount(BinaryReader from) =>
        Get<int>(from) is >= 0 and <= MostSymbols and var count ? count : throw new InvalidDataException($"Expected at most {MostSymbols} entries, came more.");

    private static void Put<T>(BinaryWriter to, T value)
        where T : unmanaged => PutAll(to, new ReadOnlySpan<T>(in value));

    // What lies between the fields of a value is nobody's business, and equal values have equal bytes.
    private static void PutAll<T>(BinaryWriter to, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        byte[]? mask = PlainPadding<T>.Mask;
        for (int i = 0; mask is not null && i < bytes.Length; i++)
        {
            bytes[i] &= mask[i % mask.Length];
        }

        to.Write(bytes);
    }

    private static T Get<T>(BinaryReader from)
        where T : unmanaged => GetAll<T>(from, 1)[0];

    private static T[] GetAll<T>(BinaryReader from, int count)
        where T : unmanaged
    {
        T[] values = new T[count];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
