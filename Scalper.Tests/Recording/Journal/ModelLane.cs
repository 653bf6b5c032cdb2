using System.Buffers;
using System.Buffers.Binary;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Tests.Recording.Journal;

/// <summary>A lane that remembers what it appended, and judges what was read of it.</summary>
internal sealed class ModelLane : ICheckpointSource
{
    private readonly List<SeenRecord> _appended = [];
    private readonly Dictionary<long, byte[]> _checkpoints = [];

    // How many records were appended before a checkpoint with this number: a hash may come between two of them.
    private readonly Dictionary<long, SortedSet<int>> _places = [];
    private long _number;

    public ModelLane(ushort lane, Func<ushort, ICheckpointSource, LaneJournal> add)
    {
        Journal = add(lane, this);
    }

    public LaneJournal Journal { get; }

    public IReadOnlyList<SeenRecord> Appended => _appended;

    public int CheckpointBytes { get; set; } = 100;

    public int Checkpoints { get; private set; }

    public long LastNumber => _number;

    public void WriteCheckpoint(IBufferWriter<byte> output)
    {
        Checkpoints++;
        SeededRandom random = new((ulong)_number + 1);
        byte[] state = new byte[CheckpointBytes];
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = (byte)random.NextBits();
        }

        _checkpoints[_number] = state;
        _places.TryAdd(_number, []);
        _places[_number].Add(_appended.Count);
        output.Write(state);
    }

    public void Append(RecordKind kind, byte[] payload, long timeNs, int ahead = 1)
    {
        _number += kind == RecordKind.Hash ? 0 : ahead;
        _appended.Add(new SeenRecord(kind, Journal.Lane, _number, timeNs, false, payload));
        Journal.Append(kind, _number, timeNs, payload);
    }

    /// <summary>A frame that tells its number, and else says little.</summary>
    public void AppendFrame(int bytes, long timeNs)
    {
        byte[] payload = new byte[Math.Max(8, bytes)];
        BinaryPrimitives.WriteInt64LittleEndian(payload, _number + 1);
        Append(RecordKind.Frame, payload, timeNs);
    }

    public void AppendSetting(string key, byte[] value, long timeNs)
    {
        _number++;
        byte[] payload = [(byte)key.Length, .. System.Text.Encoding.UTF8.GetBytes(key), .. value];
        _appended.Add(new SeenRecord(RecordKind.Setting, Journal.Lane, _number, timeNs, false, payload));
        Journal.AppendSetting(key, _number, timeNs, value);
    }

    /// <summary>Every record that was read is one that was appended, in its place; gap marks tell exactly of those that are not there.</summary>
    /// <param name="seen">Of all lanes, in the order of the files.</param>
    /// <returns>How many records were read, how many gap marks tell of, and how many of the last come neither way.</returns>
    public (int Read, int Missing, int Untold) Judge(IEnumerable<SeenRecord> seen)
    {
        int at = -1, read = 0, missing = 0;
        foreach (SeenRecord record in seen.Where(r => r.Lane == Journal.Lane))
        {
            if (record.IsRepeated)
            {
                Assert.Contains(_appended, r => Same(r with { IsRepeated = true }, record));
            }
            else if (record.Kind == RecordKind.Checkpoint)
            {
                Assert.Equal(_checkpoints[record.Number], record.Payload);

                // What comes before the first checkpoint that is left was deleted.
                at = at < 0 ? _places[record.Number].Min : at;
                Assert.Contains(at, _places[record.Number]);
            }
            else if (record.Kind == RecordKind.GapMark)
            {
                Assert.True(GapMark.TryRead(record.Payload, out GapMark mark));
                at = at < 0 ? _appended.FindIndex(r => r.Number == mark.FirstNumber) : at;
                Assert.Equal((_appended[at].Number, record.Number), (mark.FirstNumber, mark.LastNumber));
                at += (int)mark.Count;
                missing += (int)mark.Count;
                Assert.Equal(mark.LastNumber, _appended[at - 1].Number);
            }
            else
            {
                at = at < 0 ? _appended.FindIndex(r => r.Number == record.Number) : at;
                Assert.True(Same(_appended[at], record), $"Lane {Journal.Lane}: expected record {at} ({_appended[at].Kind} {_appended[at].Number}), came {record.Kind} {record.Number}.");
                at++;
                read++;
            }
        }

        return (read, missing, _appended.Count - Math.Max(0, at));
    }

    private static bool Same(SeenRecord one, SeenRecord other) =>
        (one.Kind, one.Number, one.TimeNs, one.IsRepeated) == (other.Kind, other.Number, other.TimeNs, other.IsRepeated) && one.Payload.AsSpan().SequenceEqual(other.Payload);
}
