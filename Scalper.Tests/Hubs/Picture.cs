namespace Scalper.Tests.Hubs;

/// <summary>What one viewer has after its messages so far: every column of both periods as text, and the trades. Slow and plain.</summary>
internal sealed class Picture
{
    private readonly Dictionary<int, PictureChain> _chains = [];

    public SortedDictionary<long, string> Seconds { get; } = [];

    public SortedDictionary<long, string> Tenths { get; } = [];

    public List<(long TimeMs, long Price, long Lots)> Trades { get; } = [];

    /// <summary>The book at the end of the newest column of 100 ms, best first.</summary>
    public SortedDictionary<long, long> Bids => _chains.GetValueOrDefault(100)?.Bids ?? [];

    public SortedDictionary<long, long> Asks => _chains.GetValueOrDefault(100)?.Asks ?? [];

    public (string Price, string Quantity) Steps { get; private set; }

    public int Starts { get; private set; }

    public int Updates { get; private set; }

    public long SentAtMs { get; private set; }

    public long Last => Tenths.Count == 0 ? -1 : Tenths.Keys.Last();

    public void Apply(byte[] message)
    {
        MessageReader reader = new(message);
        Assert.Equal(1, reader.Byte());
        byte kind = reader.Byte();
        SentAtMs = reader.Varint();
        Assert.Contains(kind, new byte[] { 1, 2 });
        Assert.True(kind == 1 || Starts > 0 || IsGoingOn, "an update came before any start");
        if (kind == 1)
        {
            Begin();
        }

        Updates += kind == 2 ? 1 : 0;
        while (!reader.IsAtEnd)
        {
            byte type = reader.Byte();
            Section(type, reader.Part(reader.Varint()), kind == 1);
        }
    }

    /// <summary>It goes on from an earlier stream: an update may come first.</summary>
    public bool IsGoingOn { get; set; }

    private void Begin()
    {
        Starts++;
        Seconds.Clear();
        Tenths.Clear();
        Trades.Clear();
        _chains.Clear();
    }

    private void Section(byte type, MessageReader section, bool isStart)
    {
        switch (type)
        {
            case 1:
                Assert.True(isStart, "steps in an update");
                Steps = (section.Text(), section.Text());
                break;
            case 2:
                Columns(section);
                break;
            case 3:
                ReadTrades(section);
                break;
        }
    }

    private void Columns(MessageReader section)
    {
        int period = (int)section.Varint();
        Assert.Contains(period, new[] { 100, 1_000 });
        if (!_chains.TryGetValue(period, out PictureChain? chain))
        {
            _chains[period] = chain = new PictureChain();
        }

        while (!section.IsAtEnd)
        {
            string column = chain.Read(section);
            (period == 100 ? Tenths : Seconds).Add(chain.Index, column);
        }
    }

    private void ReadTrades(MessageReader section)
    {
        long timeMs = 0, price = 0;
        for (long left = section.Varint(); left > 0; left--)
        {
            timeMs += section.Zigzag();
            price += section.Zigzag();
            Trades.Add((timeMs, price, section.Varint()));
            section.Byte();
        }
    }
}
