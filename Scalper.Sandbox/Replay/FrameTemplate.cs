using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Replay;

/// <summary>A recorded frame, byte for byte, with holes for what a replay must shift or make anew.</summary>
internal sealed class FrameTemplate
{
    private readonly byte[] _frame;
    private readonly List<Hole> _holes = [];

    public FrameTemplate(byte[] frame)
    {
        _frame = frame;
        Utf8JsonReader reader = new(frame);
        HoleKind? next = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                next = KindOf(ref reader);
            }
            else if (next is { } kind && (reader.TokenType is JsonTokenType.Number or JsonTokenType.String))
            {
                AddHole(ref reader, kind);
            }
        }
    }

    private readonly record struct Hole(int Start, int Length, HoleKind Kind, long Value);

    public IEnumerable<long> Sequences => _holes.Where(static hole => hole.Kind == HoleKind.Sequence).Select(static hole => hole.Value);

    public IEnumerable<long> TimesMs => _holes.Where(static hole => hole.Kind == HoleKind.Time).Select(static hole => hole.Value);

    public byte[] Render(FrameWriter writer, Func<long, long> shiftTimeMs, long sequenceShift, Func<Guid> nextId)
    {
        writer.Reset();
        int done = 0;
        foreach (Hole hole in _holes)
        {
            writer.Raw(_frame.AsSpan(done, hole.Start - done));
            if (hole.Kind == HoleKind.TradeId)
            {
                writer.Plain(nextId().ToString());
            }
            else if (hole.Kind == HoleKind.Time)
            {
                writer.TimeMs(shiftTimeMs(hole.Value));
            }
            else
            {
                writer.Integer(hole.Value + sequenceShift);
            }

            done = hole.Start + hole.Length;
        }
        return writer.Raw(_frame.AsSpan(done)).ToFrame();
    }

    private static HoleKind? KindOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("ts"u8) || reader.ValueTextEquals("cts"u8) || reader.ValueTextEquals("T"u8))
        {
            return HoleKind.Time;
        }

        if (reader.ValueTextEquals("seq"u8) || reader.ValueTextEquals("cs"u8))
        {
            return HoleKind.Sequence;
        }

        return reader.ValueTextEquals("i"u8) ? HoleKind.TradeId : null;
    }

    /// <summary>Numbers are replaced inside their quotes where they have some.</summary>
    private void AddHole(ref Utf8JsonReader reader, HoleKind kind)
    {
        int quote = reader.TokenType == JsonTokenType.String ? 1 : 0;
        long value = kind == HoleKind.TradeId ? 0 : long.Parse(Encoding.UTF8.GetString(reader.ValueSpan), CultureInfo.InvariantCulture);
        _holes.Add(new Hole((int)reader.TokenStartIndex + quote, reader.ValueSpan.Length, kind, value));
    }
}
