using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Engine;

/// <summary>Questions about instruments and the venue's clock, asked outside the lanes.</summary>
public sealed class InstrumentDeskTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();
    private readonly SteppedTime _deskTime = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly AnsweringRest _rest = new();
    private readonly BlockingCollection<Instrument> _changed = [];
    private readonly FollowedSymbol _symbol = new(Contract("0.1"), lane: 0, place: 0);
    private Task _running = Task.CompletedTask;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _changed.Dispose();
    }

    [Fact]
    [Trait("Fault", "F-56")]
    public void Ask_StepsChanged_HandsTheNewInstrumentOver()
    {
        _rest.Instrument = Contract("0.01");
        Desk().Ask(_symbol);
        Assert.True(_changed.TryTake(out Instrument? changed, Patience));
        Assert.Equal("0.01", changed.TickSize.Text);
    }

    [Fact]
    public void Ask_SameStepsOrNoneOrNoAnswer_ChangesNothingAndAsksAgainLater()
    {
        InstrumentDesk desk = Desk();
        foreach (Instrument? answer in new[] { Contract("0.1"), null })
        {
            _rest.Instrument = answer;
            AskAndWait(desk);
        }

        _rest.Fails = true;
        AskAndWait(desk);
        _rest.Fails = false;
        _rest.Instrument = Contract("0.01");
        AskAndWait(desk);
        Assert.True(_changed.TryTake(out _, Patience));
        Assert.Empty(_changed);
    }

    [Fact]
    public void Ask_AgainAndAgain_AsksTheVenueOnceInTenSeconds()
    {
        InstrumentDesk desk = Desk();
        AskAndWait(desk);
        for (int i = 0; i < 1_000; i++)
        {
            desk.Ask(_symbol);
        }

        AskAndWait(desk);
        Assert.Equal(2, _rest.Questions);
    }

    /// <summary>A venue that restarts makes every lane ask for every symbol in one moment.</summary>
    [Fact]
    [Trait("Fault", "F-06")]
    public void Ask_ThreeHundredSymbolsAtOnce_AsksTheVenueOneAtATime()
    {
        InstrumentDesk desk = Desk();
        for (int i = 0; i < 300; i++)
        {
            desk.Ask(new FollowedSymbol(new Instrument($"S{i}USDT", DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), lane: 0, place: 0));
        }

        // They go on being asked while this thread looks.
        Assert.True(SpinWait.SpinUntil(() => _rest.Questions >= 3, Patience));
        Assert.Equal(1, _rest.MostAtOnce);
    }

    [Fact]
    [Trait("Fault", "F-52")]
    public async Task ClockWatch_OneReadingFails_KeepsTheOffsetAndReadsAgain()
    {
        VenueClock clock = new();
        _rest.VenueNs = _time.NowNs() + 250_000_000;
        Task watch = new ClockWatch(_rest, clock, new FeedOptions { ClockSeconds = 60 }, _time, NullLogger.Instance).RunAsync(_stop.Token);
        Assert.Equal((250_000_000, 4), (clock.OffsetNs, _rest.Readings));

        _rest.Fails = true;
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.True(SpinWait.SpinUntil(() => _rest.Readings == 5, Patience));
        Assert.Equal(250_000_000, clock.OffsetNs);
        await _stop.CancelAsync();
        await watch.WaitAsync(Patience);
    }

    private static Instrument Contract(string tick) => new("AUSDT", DecimalStep.Parse(tick), DecimalStep.Parse("1"));

    private InstrumentDesk Desk()
    {
        InstrumentDesk desk = new(_rest, _deskTime, NullLogger.Instance, (_, found) => _changed.Add(found));
        _running = desk.RunAsync(_stop.Token);
        return desk;
    }

    // Ten seconds later, and until the venue was asked.
    private void AskAndWait(InstrumentDesk desk)
    {
        int before = _rest.Questions;
        _deskTime.Advance(TimeSpan.FromSeconds(11));
        desk.Ask(_symbol);
        Assert.True(SpinWait.SpinUntil(() => _rest.Questions == before + 1, Patience));
    }

    private sealed class AnsweringRest : IVenueRest
    {
        private int _questions;
        private int _readings;
        private int _atOnce;

        public Instrument? Instrument { get; set; }

        public long VenueNs { get; set; }

        public bool Fails { get; set; }

        public int Questions => Volatile.Read(ref _questions);

        public int MostAtOnce { get; private set; }

        public int Readings => Volatile.Read(ref _readings);

        public Task<ContractList> ListContractsAsync(CancellationToken cancellation) => throw new NotSupportedException("not asked here");

        public async Task<Instrument?> FindInstrumentAsync(string symbol, CancellationToken cancellation)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            await Task.Yield();
            Instrument? answer = Fails ? null : Instrument;
            bool fails = Fails;
            Interlocked.Decrement(ref _atOnce);
            Interlocked.Increment(ref _questions);
            return fails ? throw new VenueRequestException("no answer") : answer;
        }

        public Task<byte[]?> ReadBookAsync(string symbol, CancellationToken cancellation) => throw new NotSupportedException("has no books");

        public Task<long> ReadTimeAsync(CancellationToken cancellation)
        {
            Interlocked.Increment(ref _readings);
            return Fails ? Task.FromException<long>(new VenueRequestException("no answer")) : Task.FromResult(VenueNs);
        }
    }
}
