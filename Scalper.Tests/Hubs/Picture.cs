using Scalper.Tests.Heatmap;

namespace Scalper.Tests.Hubs;

/// <summary>What one viewer has after its messages so far: every column of both periods, and the trades.</summary>
internal sealed class Picture
{
    private readonly ReferenceMessages _messages = new();

    public SortedDictionary<long, string> Seconds { get; } = [];

    public SortedDictionary<long, string> Tenths { get; } = [];

    public List<PlainTrade> Trades { get; } = [];

    public (string? Price, string? Quantity) Steps { get; private set; }

    public int Starts { get; private set; }

    public int Updates { get; private set; }

    /// <summary>The newest column of 100 ms.</summary>
    public PlainColumn? Newest { get; private set; }

    /// <summary>Index of the newest column of 100 ms; -1 before the first.</summary>
    public long Last => Newest?.Index ?? -1;

    /// <summary>It goes on from an earlier stream: an update may come first.</summary>
    public bool IsGoingOn { get; set; }

    public void Apply(byte[] message)
    {
        PlainMessage read = _messages.Read(message);
        if (read.Kind == 1)
        {
            Begin(read);
        }
        else
        {
            Assert.True(Starts > 0 || IsGoingOn, "an update came before any start");
            Updates++;
        }

        Trades.AddRange(read.Trades);
        foreach (PlainColumn column in read.Columns)
        {
            (column.PeriodMs == 100 ? Tenths : Seconds).Add(column.Index, Text(column));
            Newest = column.PeriodMs == 100 ? column : Newest;
        }
    }

    /// <summary>The book of a column as one line.</summary>
    public static string Text(int? status, IEnumerable<PlainLevel> bids, IEnumerable<PlainLevel> asks) =>
        $"{status} b {string.Join(' ', bids.Select(static l => $"{l.Price}x{l.Lots}"))} a {string.Join(' ', asks.Select(static l => $"{l.Price}x{l.Lots}"))}";

    private static string Text(PlainColumn column) => Text(column.Status, column.Bids, column.Asks);

    private void Begin(PlainMessage start)
    {
        Starts++;
        Steps = (start.PriceStep, start.QuantityStep);
        Seconds.Clear();
        Tenths.Clear();
        Trades.Clear();
        Newest = null;
    }
}
