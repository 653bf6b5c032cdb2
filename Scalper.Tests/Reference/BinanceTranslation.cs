using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scalper.Tests.Reference;

/// <summary>
/// What Binance USD-M sent of one symbol, said in the words of Bybit: the best 50 levels of the reference's whole book as snapshot and deltas, trades by their time. So the
/// reference engine need not know a second venue. Only where the book stays Live from its snapshot on.
/// </summary>
public sealed class BinanceTranslation
{
    private const int Depth = 50;

    private readonly ReferenceDeepBook _book = new(Depth);
    private readonly List<long> _ids = [0];
    private Dictionary<decimal, decimal> _bids = [];
    private Dictionary<decimal, decimal> _asks = [];
    private long _timeMs;

    /// <summary>The venue's id of the book behind each one that was made up for it; 0 before the first.</summary>
    public IReadOnlyList<long> Ids => _ids;

    /// <summary>The frames that say something of book or trades.</summary>
    public IEnumerable<CaptureLine> Translate(IEnumerable<Scalper.Core.Recording.CaptureLine> lines)
    {
        foreach (Scalper.Core.Recording.CaptureLine line in lines)
        {
            using JsonDocument document = JsonDocument.Parse(line.Frame);
            string? frame = Translate(document.RootElement);
            if (frame is not null)
            {
                yield return new CaptureLine(line.ReceivedAtNs, frame);
            }
        }
    }

    private string? Translate(JsonElement root)
    {
        JsonElement data = root.TryGetProperty("data", out JsonElement inner) ? inner : root;
        string word = data.TryGetProperty("e", out JsonElement e) ? e.GetString()! : "";
        if (word == "trade")
        {
            return TradeOf(data);
        }

        if (word is not ("" or "depthUpdate"))
        {
            return null;
        }

        bool wasLive = _book.Status == ReferenceDeepStatus.Live;
        int taken = _book.Taken;
        if (word == "")
        {
            // What waited is newer than the snapshot, where any of it was taken.
            _book.OnSnapshot(ReferenceDiff.OfSnapshot(data));
            _timeMs = taken == _book.Taken ? data.GetProperty("T").GetInt64() : _timeMs;
        }
        else
        {
            _book.OnUpdate(ReferenceDiff.OfUpdate(data));
            _timeMs = !wasLive || taken != _book.Taken ? data.GetProperty("T").GetInt64() : _timeMs;
        }

        if (_book.Status != ReferenceDeepStatus.Live)
        {
            return wasLive ? throw new InvalidDataException("The book does not stay Live: a shorter part has to be compared.") : null;
        }

        return BookOf(isSnapshot: !wasLive);
    }

    private string BookOf(bool isSnapshot)
    {
        Dictionary<decimal, decimal> bids = Best(_book.Bids), asks = Best(_book.Asks);
        string frame = FrameText.Book(
            "SYMBOL", Depth, isSnapshot, _ids.Count, _timeMs, _timeMs, Levels(isSnapshot ? [] : _bids, bids), Levels(isSnapshot ? [] : _asks, asks));
        (_bids, _asks) = (bids, asks);
        _ids.Add(_book.Id);
        return frame;
    }

    private static Dictionary<decimal, decimal> Best(ReferenceDeepSide side) => side.Known.Take(Depth).ToDictionary();

    private static IEnumerable<(string, string)> Levels(Dictionary<decimal, decimal> before, Dictionary<decimal, decimal> now) =>
    [
        .. before.Keys.Where(p => !now.ContainsKey(p)).Select(p => (Text(p), "0")),
        .. now.Where(l => before.GetValueOrDefault(l.Key) != l.Value).Select(l => (Text(l.Key), Text(l.Value))),
    ];

    private static string TradeOf(JsonElement data)
    {
        long timeMs = data.GetProperty("T").GetInt64();
        bool isBlock = data.GetProperty("X").GetString() != "MARKET";
        string id = data.GetProperty("t").GetRawText();
        TradeText trade = new(id, timeMs, !data.GetProperty("m").GetBoolean(), null, data.GetProperty("p").GetString()!, data.GetProperty("q").GetString()!, isBlock, false, timeMs);
        return FrameText.Trades("SYMBOL", timeMs, [trade]);
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
