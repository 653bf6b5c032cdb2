namespace Scalper.Core.Replay.Session;

/// <summary>One symbol's bins: those that are over, and the one that is read. The reading thread's own, but for what is over: that is under the owner's lock.</summary>
internal sealed class StripTrail(string symbol, int bins)
{
    private const byte None = byte.MaxValue;

    private readonly byte[] _scores = Filled(bins, None);
    private readonly StripBook[] _books = Filled(bins, StripBook.Missing);
    private byte _score = None;
    private StripBook _worst = StripBook.Missing;
    private ReplayStrip? _told;

    public string Symbol => symbol;

    /// <summary>Index of the lane that follows it, or was the last to.</summary>
    public ushort Lane { get; set; }

    /// <summary>How its book stands now.</summary>
    public StripBook Now { get; private set; } = StripBook.Missing;

    /// <param name="isFirst">Nothing was before.</param>
    public void Note(StripBook book, bool isFirst)
    {
        Now = book;
        _worst = isFirst || book > _worst ? book : _worst;
    }

    /// <param name="score">0 to 100.</param>
    public void NoteScore(double score) => _score = (byte)Math.Clamp(score > 50 ? Math.Ceiling(score) : Math.Floor(score), 0, 100);

    /// <summary>The bin is over, and the next one begins with how the book stands. Under the lock.</summary>
    public void EndBin(int bin)
    {
        (_scores[bin], _books[bin]) = (_score, _worst);
        (_score, _worst) = (None, Now);
    }

    /// <summary>What is over. Under the lock.</summary>
    public ReplayStrip Read(int done, long fromNs, long toNs, string? fault)
    {
        if (_told is null || _told.Bins.Count != done || _told.Fault != fault)
        {
            StripBin[] told = new StripBin[done];
            for (int bin = 0; bin < done; bin++)
            {
                told[bin] = new StripBin(_scores[bin] == None ? null : _scores[bin], _books[bin]);
            }

            _told = new ReplayStrip(symbol, fromNs, toNs, told, fault);
        }

        return _told;
    }

    private static T[] Filled<T>(int count, T value)
    {
        T[] filled = new T[count];
        Array.Fill(filled, value);
        return filled;
    }
}
