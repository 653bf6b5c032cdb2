using System.Globalization;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Golden;

/// <summary>Writes a <see cref="GoldenCase"/> frame by frame. Levels are <c>price:quantity</c>, apart by spaces.</summary>
/// <remarks>
/// Every book frame takes the next <c>u</c> and raises <c>seq</c> by 10; a trade has the <c>seq</c> of the next book frame
/// (it arrives first, as most do), unless <c>ahead</c> says otherwise: 0 and below is late. As the venue does, a case writes
/// all its numbers with the decimals of one tick size and one quantity step, both 0.001.
/// </remarks>
public sealed class GoldenScript(string name)
{
    public const string Symbol = "BTCUSDT";

    /// <summary>Second 0 of every case: a whole Unix second, in nanoseconds.</summary>
    public const long Origin = 1_700_000_000_000_000_000;

    private readonly List<CaptureLine> _lines = [];
    private readonly Dictionary<string, object?> _expected = [];
    private ReferenceOptions _options = new();
    private long? _recv = Origin;
    private long _u = 100;
    private long _seq = 1000;
    private int _depth = 50;
    private int _trades;
    private int? _printed;
    private int _frames;
    private int? _line;
    private string _order = FrameText.LinearOrder;

    public string Name => name;

    /// <summary>n bids of one size, 0.01 (1 bps) apart, from 99.99 down.</summary>
    public static string Bids(int n, string size = "1") => Ladder(n, 99.99m, -0.01m, size);

    /// <summary>n asks of one size, 0.01 (1 bps) apart, from 100.01 up; with <see cref="Bids"/> the mid is 100.</summary>
    public static string Asks(int n, string size = "1") => Ladder(n, 100.01m, 0.01m, size);

    public static string Ladder(int n, decimal first, decimal step, string size = "1") => string.Join(' ',
        Enumerable.Range(0, n).Select(i => string.Create(CultureInfo.InvariantCulture, $"{first + i * step}:{size}")));

    public GoldenScript With(ReferenceOptions options) => Do(() => _options = options);

    /// <summary>The weight of depthImbalance alone changes.</summary>
    public GoldenScript WithDepthWeight(double weight) => With(new() { Weights = new(DepthImbalance: weight) });

    public GoldenScript Depth(int depth) => Do(() => _depth = depth);

    public GoldenScript FieldOrder(string order) => Do(() => _order = order);

    /// <summary>Receive time of the lines from here on, in seconds after <see cref="Origin"/>.</summary>
    public GoldenScript At(decimal seconds) => Do(() => _recv = Origin + (long)(seconds * 1_000_000_000));

    /// <summary>The lines from here on have no receive time.</summary>
    public GoldenScript Untimed() => Do(() => _recv = null);

    public GoldenScript Snapshot(string bids, string asks) => Book(true, _u + 1, bids, asks);

    /// <param name="step">How far <c>u</c> goes up: 0 repeats the last, 2 is a gap.</param>
    public GoldenScript Delta(string bids, string asks, int step = 1) => Book(false, _u + step, bids, asks);

    /// <summary>A delta with <c>u</c> = 1: the venue's restart.</summary>
    public GoldenScript Restart(string bids, string asks) => Book(false, 1, bids, asks);

    /// <summary>A delta that changes one bid.</summary>
    public GoldenScript Bid(string price, string quantity) => Delta($"{price}:{quantity}", "");

    /// <summary>A delta that changes one ask.</summary>
    public GoldenScript Ask(string price, string quantity) => Delta("", $"{price}:{quantity}");

    /// <summary>A delta that changes nothing, yet prints.</summary>
    public GoldenScript Nothing() => Delta("", "");

    /// <summary>A frame of another symbol's ticker: it only tells the time.</summary>
    public GoldenScript OtherTopic() => Line(FrameText.Ticker("ETHUSDT", Milliseconds, 5, "2000.00"));

    public GoldenScript Buy(string price, string quantity, int ahead = 10, string? tick = "PlusTick", string? id = null, bool block = false, bool rpi = false) =>
        Trade(new(id ?? NextId(), _seq + ahead, true, tick, Text(price), Text(quantity), block, rpi, Milliseconds));

    public GoldenScript Sell(string price, string quantity, int ahead = 10, string? tick = "MinusTick", string? id = null, bool block = false, bool rpi = false) =>
        Trade(new(id ?? NextId(), _seq + ahead, false, tick, Text(price), Text(quantity), block, rpi, Milliseconds));

    public GoldenScript Times(int count, Action<GoldenScript> part)
    {
        for (int i = 0; i < count; i++)
        {
            part(this);
        }

        return this;
    }

    /// <summary>How many lines the capture prints, where that is not one per book and trade frame.</summary>
    public GoldenScript Prints(int lines) => Do(() => _printed = lines);

    /// <summary>The expected values belong to this printed line, counted from 0, rather than the last.</summary>
    public GoldenScript OnLine(int index) => Do(() => _line = index);

    public GoldenScript Expect(string path, object? value) => Do(() => _expected.Add(path, value));

    public GoldenScript ExpectNone(params string[] paths) => Do(() => Array.ForEach(paths, path => _expected.Add(path, null)));

    public GoldenCase ToCase() => new(name, _lines, _options, _printed ?? _frames, _line, _expected);

    private long Milliseconds => (_recv ?? Origin) / 1_000_000;

    private string NextId() => $"00000000-0000-0000-0000-{++_trades:d12}";

    private GoldenScript Book(bool snapshot, long u, string bids, string asks)
    {
        (_u, _seq, _frames) = (u, _seq + 10, _frames + 1);
        return Line(FrameText.Book(Symbol, _depth, snapshot, u, _seq, Milliseconds, Levels(bids), Levels(asks), _order));
    }

    private GoldenScript Trade(TradeText trade)
    {
        _frames++;
        return Line(FrameText.Trades(Symbol, Milliseconds, [trade], _order));
    }

    private GoldenScript Line(string raw) => Do(() => _lines.Add(new CaptureLine(_recv, raw)));

    private static IEnumerable<(string Price, string Quantity)> Levels(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(level => level.Split(':')).Select(parts => (Text(parts[0]), Text(parts[1])));

    private static string Text(string number) =>
        number == "0" ? number : decimal.Parse(number, CultureInfo.InvariantCulture).ToString("F3", CultureInfo.InvariantCulture);

    private GoldenScript Do(Action step)
    {
        step();
        return this;
    }
}
