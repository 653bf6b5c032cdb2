using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Tests.Engine;

namespace Scalper.Tests.Quality;

/// <summary>Random faults by seed on a real lane: what the watch says is, to the last digit, what an account of everything that happened says.</summary>
public sealed class WindowAgreementTests
{
    private const int Seconds = 1_500;

    private readonly WatchedMarket _market = new(LaneProbe.A, LaneProbe.B, "CUSDT");
    private readonly WindowDiary[] _diaries = [new(LaneProbe.A), new(LaneProbe.B), new("CUSDT")];
    private readonly long[] _updates = [10, 10, 10];
    private readonly long[] _brokenUntilMs = new long[3];
    private readonly HashSet<QualityCriterion> _found = [];
    private readonly HashSet<QualityGrade?> _grades = [];
    private SeededRandom _random = new(0);
    private int _rarity;
    private bool _isConnected = true;
    private long _downUntilMs;

    private LaneProbe Probe => _market.Probe;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 6)]
    [InlineData(4, 30)]
    [InlineData(5, 30)]
    public void Look_RandomFaults_AgreesWithTheAccountAtEverySecond(int seed, int rarity)
    {
        _rarity = rarity;
        _random = new SeededRandom((ulong)seed);
        long startNs = Probe.NowNs;
        for (int i = 0; i < 3; i++)
        {
            Snapshot(i);
            _diaries[i].Begin();
        }

        _market.Watch.Look();
        for (int second = 1; second <= Seconds; second++)
        {
            Probe.RunTo(second * 1_000, Turn);
            NoteAll();
            Compare(startNs);
        }

        if (rarity == 1)
        {
            Assert.Equal(QualityTable.Rows.Select(r => r.Criterion), _found.Order());
        }

        Assert.True(_grades.Count >= 3 && (rarity == 1 || _grades.Contains(QualityGrade.A)), string.Join(' ', _grades));
    }

    private void Compare(long startNs)
    {
        double? lag = Chance(20 * _rarity) ? Next(400) : null;
        long trades = 10 + Next(20);
        _market.Lag = lag is null ? null : new LagReading(trades, lag, lag);
        int delivering = _diaries.Count(d => d.HasDelivered);
        foreach (WindowDiary diary in _diaries)
        {
            diary.Second(delivering > (diary.HasDelivered ? 1 : 0), trades >= 20 ? lag : null, Probe.NowNs);
        }

        _market.Watch.Look();
        foreach (WindowDiary diary in _diaries)
        {
            QualityMeasurements measured = diary.Measure(startNs, Probe.NowNs);
            SymbolQuality expected = QualityGrader.Grade(measured), actual = _market[diary.Symbol];
            Assert.True(
                measured.ObservedSeconds < 60 ? actual.Grade is null : actual.Says(expected),
                $"{diary.Symbol} at {Probe.NowMs}: expected {string.Join(" | ", expected.Reasons)}, was {string.Join(" | ", actual.Reasons)}");
            _grades.Add(actual.Grade);
            _found.UnionWith(actual.Findings.Select(f => f.Criterion));
        }
    }

    // What the time itself does to the books comes, and is noted, before anything else is done to them.
    private void Turn()
    {
        Probe.Lane.Idle(Probe.NowNs);
        NoteAll();
        if (_isConnected && Chance(4_000 * _rarity))
        {
            Probe.Lane.Disconnected(Probe.NowNs);
            (_isConnected, _downUntilMs) = (false, Probe.NowMs + 500 + Next(8_000));
        }
        else if (!_isConnected && Probe.NowMs >= _downUntilMs)
        {
            Probe.Connect();
            _isConnected = true;
        }

        NoteAll();
        for (int i = 0; i < 3 && _isConnected; i++)
        {
            Act(i);
        }
    }

    private void Act(int i)
    {
        if (Probe.NowMs < _brokenUntilMs[i])
        {
            return;
        }

        if (!Probe.View(_diaries[i].Symbol).IsLive)
        {
            Snapshot(i);
        }
        else if (Chance(1_500 * _rarity))
        {
            Break(i);
        }
        else if (Chance(800 * _rarity))
        {
            // Nothing of it for a while.
            _brokenUntilMs[i] = Probe.NowMs + Next(60_000);
        }
        else if (Chance(2))
        {
            Probe.Delta(_diaries[i].Symbol, ++_updates[i]);
            Delivered(i, isBook: true);
        }
        else if (Chance(3))
        {
            Probe.Ticker(_diaries[i].Symbol, cs: 1);
            Delivered(i, isBook: false);
        }
    }

    private void Break(int i)
    {
        string symbol = _diaries[i].Symbol;
        switch (Next(3))
        {
            case 0:
                Probe.Delta(symbol, _updates[i] += 2);
                break;
            case 1:
                Probe.Book(symbol, false, ++_updates[i], [("100.1", "1")], []);
                break;
            default:
                Probe.Lane.Step(Encoding.UTF8.GetBytes($$$"""{"topic":"orderbook.50.{{{symbol}}}","type":"delta","data":{"s":"{{{symbol}}}","b":[["x","1"]],"a":[],"u":11,"seq":12}}"""), Probe.NowNs);
                _diaries[i].NoteUnreadable(Probe.NowNs);
                break;
        }

        bool isRead = Probe.View(symbol).Fault.Kind != Scalper.Core.Books.BookFaultKind.Unreadable;
        if (isRead)
        {
            Delivered(i, isBook: true);
        }

        NoteAll();
        _brokenUntilMs[i] = Probe.NowMs + Next(3_000);
    }

    private void Snapshot(int i)
    {
        Probe.Snapshot(_diaries[i].Symbol, _updates[i] += 10);
        Delivered(i, isBook: true);
        NoteAll();
    }

    private void Delivered(int i, bool isBook)
    {
        _diaries[i].HasDelivered = true;
        if (isBook)
        {
            _diaries[i].NoteBook(Probe.NowNs);
        }
        else
        {
            _diaries[i].NoteTicker(Probe.NowNs);
        }
    }

    private void NoteAll()
    {
        foreach (WindowDiary diary in _diaries)
        {
            diary.Note(Probe.View(diary.Symbol), Probe.NowNs);
        }
    }

    private int Next(int below) => (int)(_random.NextUnit() * below);

    private bool Chance(int oneIn) => Next(oneIn) == 0;
}
