using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;

namespace Scalper.Tests.Engine;

/// <summary>Books that are fetched: by rank, at a pace, and with patience.</summary>
public sealed class SnapshotDeskTests : IAsyncLifetime
{
    private const int Fast = 60_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Time moves while the desk is waited for: seconds in few steps.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _given = new();
    private readonly HeldRest _rest;
    private Task _running = Task.CompletedTask;

    public SnapshotDeskTests() => _rest = new HeldRest(_time);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        _rest.IsOpen = true;
        await _running;
        _stop.Dispose();
    }

    [Fact]
    public void Ask_OneUnderWay_TheNextIsAskedForOnlyAfterIt()
    {
        SnapshotDesk desk = Start(Fast);
        desk.Ask(Symbol("A"), 0);
        desk.Ask(Symbol("B"), 1);
        AdvanceUntilAsked(1);
        _time.Advance(Second);
        Assert.Equal(["A"], _rest.Names);
        Answer();
        AdvanceUntilAsked(2);
        Assert.Equal(["A", "B"], _rest.Names);
        Assert.Equal(1, _rest.MostAtOnce);
    }

    [Fact]
    public void Ask_AgainWhileUnderWay_IsOneQuestion()
    {
        SnapshotDesk desk = Start(Fast);
        desk.Ask(Symbol("A"), 0);
        desk.Ask(Symbol("A"), 0);
        AdvanceUntilAsked(1);
        desk.Ask(Symbol("A"), 0);
        Answer();
        desk.Ask(Symbol("B"), 1);
        AdvanceUntilAsked(2);
        Assert.Equal(["A", "B"], _rest.Names);
    }

    [Fact]
    public void Ask_ManyAtOnce_SoManyAMinute()
    {
        _rest.IsOpen = true;
        SnapshotDesk desk = Start(perMinute: 60);
        for (int i = 0; i < 10; i++)
        {
            desk.Ask(Symbol($"S{i}"), i);
        }

        AdvanceUntilAsked(10);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"S{i}"), _rest.Names);
        Assert.All(_rest.Asked.Index(), q => Assert.True(q.Item.After >= q.Index * Second, $"number {q.Index} after {q.Item.After}"));
    }

    [Fact]
    public void Ask_AgainRightAfterTheBookCame_WaitsTwiceAsLongEachTime()
    {
        SnapshotDesk desk = Start(Fast);
        Fetch(desk, "A");
        foreach ((int seconds, int round) in new[] { 1, 2, 4, 8, 16, 32, 32 }.Select((s, i) => (s, i)))
        {
            _time.Advance((seconds * Second) - TimeSpan.FromMilliseconds(1));
            desk.Ask(Symbol("A"), 0);

            // What was taken goes before it: its rank is lower.
            Fetch(desk, $"B{round}");
            Assert.Equal($"B{round}", _rest.Names[^1]);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Fetch(desk, "A");
        }
    }

    [Fact]
    public void Ask_AfterMinutesOfPeace_WaitsNoLonger()
    {
        SnapshotDesk desk = Start(Fast);
        Fetch(desk, "A");
        _time.Advance(TimeSpan.FromSeconds(1));
        Fetch(desk, "A");
        _time.Advance(TimeSpan.FromSeconds(121));
        Fetch(desk, "A");
        _time.Advance(TimeSpan.FromSeconds(1));
        Fetch(desk, "A");
        Assert.Equal(4, _rest.Names.Count);
    }

    [Fact]
    public void Ask_VenueWantsPatience_AllWait()
    {
        SnapshotDesk desk = Start(Fast);
        desk.Ask(Symbol("A"), 0);
        desk.Ask(Symbol("B"), 1);
        AdvanceUntilAsked(1);
        TimeSpan refusedAfter = _rest.Elapsed;
        _rest.Refuse(new VenueRequestException("HTTP 429") { RetryAfter = TimeSpan.FromSeconds(20) });
        AdvanceUntilAsked(2);
        Assert.True(_rest.Asked[1].After >= refusedAfter + TimeSpan.FromSeconds(20), $"asked after {_rest.Asked[1].After}, refused after {refusedAfter}");
        Assert.Empty(_given);
    }

    [Fact]
    public void Ask_NoAnswer_HandsNothingOverAndGoesOn()
    {
        SnapshotDesk desk = Start(Fast);
        desk.Ask(Symbol("A"), 0);
        AdvanceUntilAsked(1);
        _rest.Refuse(new VenueRequestException("no answer in time"));
        Fetch(desk, "B");
        Assert.Equal(["B"], _given);
    }

    /// <summary>After a lost connection many wait: what is traded most comes first, whoever asked before it.</summary>
    [Fact]
    public void Ask_LowerRankAfterOthers_GoesFirst()
    {
        SnapshotDesk desk = Start(Fast);
        desk.Ask(Symbol("FIRST"), 9);
        AdvanceUntilAsked(1);
        foreach ((string name, int rank) in new[] { ("C", 7), ("D", 8), ("A", 0), ("B", 3) })
        {
            desk.Ask(Symbol(name), rank);
        }

        for (int answered = 1; answered < 5; answered++)
        {
            Answer();
            AdvanceUntilAsked(answered + 1);
        }

        Assert.Equal(["FIRST", "A", "B", "C", "D"], _rest.Names);
    }

    /// <summary>A desk of a venue whose stream brings its books is none: that is a mistake of ours.</summary>
    [Fact]
    public async Task Run_VenueWithoutBooks_Throws()
    {
        SnapshotDesk desk = Desk(Fast);
        Task running = desk.RunAsync(_stop.Token);
        desk.Ask(Symbol("A"), 0);
        AdvanceUntilAsked(1);
        _rest.Answer(null);
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(() => running.WaitAsync(Patience));
        Assert.Equal("A: its venue gives no books by REST.", e.Message);
    }

    private static FollowedSymbol Symbol(string name) => new(new Instrument(name, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), lane: 0, place: 0);

    private SnapshotDesk Desk(int perMinute) => new(_rest, perMinute, _time, NullLogger.Instance, (symbol, _) => _given.Enqueue(symbol.Instrument.Symbol));

    private SnapshotDesk Start(int perMinute)
    {
        SnapshotDesk desk = Desk(perMinute);
        _running = desk.RunAsync(_stop.Token);
        return desk;
    }

    // Time stands still from the question until the book is handed over.
    private void Fetch(SnapshotDesk desk, string name)
    {
        int before = _rest.Count;
        desk.Ask(Symbol(name), 1);
        AdvanceUntilAsked(before + 1);
        Answer();
    }

    private void Answer()
    {
        int before = _given.Count;
        _rest.Answer([]);
        Assert.True(SpinWait.SpinUntil(() => _given.Count == before + 1, Patience));
    }

    private void AdvanceUntilAsked(int count) => Assert.True(
        SpinWait.SpinUntil(
            () =>
            {
                if (_rest.Count < count)
                {
                    _time.Advance(Step);
                }

                return _rest.Count >= count;
            },
            Patience),
        $"asked {_rest.Count} times, expected {count}");

    /// <summary>A venue that answers when it is told to, or at once where it is open.</summary>
    private sealed class HeldRest(ManualTime time) : IVenueRest
    {
        private readonly long _startedAt = time.GetTimestamp();
        private readonly ConcurrentQueue<(string Name, TimeSpan After)> _asked = new();
        private volatile TaskCompletionSource<byte[]?> _held = new();
        private volatile bool _isOpen;
        private int _atOnce;

        public bool IsOpen
        {
            set
            {
                _isOpen = value;
                _held.TrySetResult([]);
            }
        }

        public TimeSpan Elapsed => time.GetElapsedTime(_startedAt);

        public int Count => _asked.Count;

        public IReadOnlyList<(string Name, TimeSpan After)> Asked => [.. _asked];

        public IReadOnlyList<string> Names => [.. _asked.Select(a => a.Name)];

        public int MostAtOnce { get; private set; }

        public void Answer(byte[]? book) => Interlocked.Exchange(ref _held!, new TaskCompletionSource<byte[]?>()).SetResult(book);

        public void Refuse(VenueRequestException refusal) => Interlocked.Exchange(ref _held!, new TaskCompletionSource<byte[]?>()).SetException(refusal);

        public async Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Task<byte[]?> held = _held.Task;
            _asked.Enqueue((symbol, Elapsed));
            byte[]? book = _isOpen ? [] : await held;
            Interlocked.Decrement(ref _atOnce);
            return book;
        }

        public Task<ContractList> ListContractsAsync(CancellationToken cancellation) => throw new NotSupportedException("not asked here");

        public Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation) => throw new NotSupportedException("not asked here");

        public Task<long> ReadTimeAsync(CancellationToken cancellation) => throw new NotSupportedException("not asked here");
    }
}
