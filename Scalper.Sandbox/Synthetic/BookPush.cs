using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Synthetic;

/// <summary>Sends one depth of a book no more often than the depth allows. Depth 1 repeats itself after three quiet seconds.</summary>
internal sealed class BookPush
{
    private const long RepeatNs = 3_000_000_000;
    private readonly BookFeed _feed;
    private readonly LevelBook _book;
    private readonly Pace _pace;
    private readonly Agenda _agenda;
    private readonly Action<long> _before;
    private readonly Action<long> _push;
    private readonly Action<long> _repeat;
    private long _lastNs;
    private bool _repeatEntered;

    /// <param name="before">Runs before each message: what must not come after it.</param>
    public BookPush(BookFeed feed, LevelBook book, Pace pace, Agenda agenda, Action<long> before)
    {
        (_feed, _book, _pace, _agenda, _before) = (feed, book, pace, agenda, before);
        (_push, _repeat) = (Push, Repeat);
    }

    public int Depth => _feed.Topic.Depth;

    public bool IsWatched => _feed.HasSubscribers;

    /// <summary>When the waiting message goes out; null while none waits.</summary>
    public long? DueNs { get; private set; }

    public void Open(long nowNs)
    {
        _feed.Rebase(_book);
        _lastNs = nowNs;
        EnterRepeat();
    }

    /// <summary>The book has changed.</summary>
    public void Changed(long nowNs)
    {
        if (DueNs is not null || !_feed.HasSubscribers)
        {
            return;
        }

        DueNs = _pace.BookDueNs(nowNs, Depth, _lastNs);
        _agenda.At(DueNs.Value, _push);
    }

    public void Retime(Func<long, long> moved) => DueNs = DueNs is { } dueNs ? moved(dueNs) : null;

    public void Regrid(NumberForm tick, long nowNs)
    {
        _feed.Regrid(tick);
        if (!_feed.HasSubscribers || _feed.IsSuspended)
        {
            _feed.Rebase(_book);
            return;
        }

        _feed.PublishSnapshot(_book, nowNs / 1_000_000);
        _lastNs = nowNs;
    }

    private void Push(long nowNs)
    {
        DueNs = null;
        _before(nowNs);
        if (_feed.HasSubscribers && _feed.PublishChanges(_book, nowNs / 1_000_000))
        {
            _lastNs = nowNs;
        }
    }

    private void EnterRepeat()
    {
        if (Depth != 1 || _repeatEntered)
        {
            return;
        }

        _repeatEntered = true;
        _agenda.At(_lastNs + RepeatNs, _repeat);
    }

    private void Repeat(long nowNs)
    {
        _repeatEntered = false;
        if (!_feed.HasSubscribers)
        {
            return;
        }

        if (nowNs - _lastNs >= RepeatNs)
        {
            _feed.Repeat(nowNs / 1_000_000);
            _lastNs = nowNs;
        }
        EnterRepeat();
    }
}
