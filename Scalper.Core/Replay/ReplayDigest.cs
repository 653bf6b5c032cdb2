using System.Security.Cryptography;
using System.Text;
using Scalper.Core.Engine.Inputs;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Replay.Export;

namespace Scalper.Core.Replay;

/// <summary>
/// A hash over every <see cref="ChunkNumbers"/> arrival numbers of a replay, with its inputs and scores, so that two long replays can be compared in
/// little memory; and on a second pass, the items of one chunk. One thread.
/// </summary>
/// <param name="after">Compares inputs beyond this number.</param>
/// <param name="upTo">Up to this number.</param>
/// <param name="kept">The chunk whose items are kept; null keeps none.</param>
/// <param name="symbol">Compares frames and scores of this symbol alone; null compares everything.</param>
internal sealed class ReplayDigest(long after, long upTo, string? symbol = null, long? kept = null) : IReplayListener, IDisposable
{
    public const int ChunkNumbers = 1_024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[]? _symbol = symbol is null ? null : Encoding.UTF8.GetBytes(symbol);
    private readonly SortedDictionary<long, byte[]> _chunks = [];
    private readonly List<ReplayItem> _items = [];
    private long _chunk = -1;

    /// <summary>The hash of each chunk; after <see cref="End"/>.</summary>
    public IReadOnlyDictionary<long, byte[]> Chunks => _chunks;

    public IReadOnlyList<ReplayItem> Items => _items;

    public void OnInput(in JournalRecord record)
    {
        if (record.Number <= after || record.Number > upTo || (_symbol is not null && !(record.Kind == RecordKind.Frame && ExportedFrame.IsOf(record.Payload, _symbol))))
        {
            return;
        }

        Enter(record.Number);
        Span<byte> head = [(byte)record.Kind, .. BitConverter.GetBytes(record.Number), .. BitConverter.GetBytes(record.TimeNs)];
        _hash.AppendData(head);
        _hash.AppendData(record.Payload);
        if (_chunk == kept)
        {
            _items.Add(new ReplayItem(record.Kind, record.Number, record.TimeNs, record.Payload.ToArray(), null));
        }
    }

    public void OnScore(in ScoreEvent score)
    {
        if (score.Number <= after || score.Number > upTo || (symbol is not null && score.Symbol != symbol))
        {
            return;
        }

        Span<byte> bits = stackalloc byte[ScoreEvent.PlainBytes];
        ScoreEvent.Write(bits, score.Number, score.UpdateId, score.Scores);
        _hash.AppendData(bits);
        if (_chunk == kept)
        {
            _items.Add(new ReplayItem(RecordKind.Hash, score.Number, score.TimeNs, bits.ToArray(), score));
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        if (_chunk >= 0)
        {
            _chunks[_chunk] = _hash.GetHashAndReset();
        }
    }

    public void Dispose() => _hash.Dispose();

    private void Enter(long number)
    {
        if (number / ChunkNumbers != _chunk)
        {
            End();
            _chunk = number / ChunkNumbers;
        }
    }
}
