using Scalper.Sandbox.Binance.Faults;
using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>The public sockets and REST calls of Binance USD-M futures as a stepper, over a market of its own.</summary>
internal sealed class BinanceExchange : VenueStepper
{
    private readonly BinanceSettings _settings;
    private readonly RequestDesk _requests;
    private readonly TruthBook _truth;

    public BinanceExchange(IWatchedMarket market, BinanceSettings settings)
        : base(market, new StreamNames(), settings.Seed, settings.MaxOutboxBytes)
    {
        _settings = settings;
        Contracts = new ContractBoard(market, settings.Seed);
        RestFaults rest = new(Faults, Contracts);
        Faults.Add(rest.Commands);
        Faults.Add(new DepthFaults(Faults, Contracts).Commands);
        Rest = new BinanceRest(Contracts, new WeightMeter(settings), rest);
        _requests = new RequestDesk(this, settings, Faults.Acks);
        _truth = new TruthBook(this);
    }

    public ContractBoard Contracts { get; }

    /// <summary>For the same times as the exchange itself.</summary>
    public BinanceRest Rest { get; }

    /// <summary>The stream of that name; null where this path has none such, or its contract does not trade.</summary>
    public StreamFeed? Find(string name, Tier tier) =>
        StreamName.TryParse(name, out StreamName stream) && stream.Tier == tier ? Contracts.Feed(stream) : null;

    /// <summary>What a client holds of a depth stream that has missed nothing; null for an unknown contract. "*" stands for all that have subscribers.</summary>
    public byte[]? Truth(string symbol, int intervalMs, int levels, long nowNs)
    {
        Advance(nowNs);
        return _truth.Answer(symbol, intervalMs, levels);
    }

    internal override void Read(ClientSession client, string text, long nowNs)
    {
        BinanceSession session = (BinanceSession)client;
        if (_requests.Admit(session, nowNs))
        {
            _requests.Carry(session, StreamRequest.Read(text), nowNs);
        }
    }

    internal override long SnapshotTsMs(StreamFeed feed, long nowNs) => nowNs / 1_000_000;

    /// <summary>Who has named its streams before gets them now.</summary>
    internal override void Listed(string symbol)
    {
        foreach (BinanceSession client in Clients.Cast<BinanceSession>())
        {
            foreach (string name in client.Streams.Where(name => StreamName.TryParse(name, out StreamName stream) && stream.Symbol == symbol))
            {
                _requests.Join(client, name, NowNs);
            }
        }
    }

    protected override ClientSession Admit(string target, string connectionId, Outbox outbox)
    {
        StreamTarget wanted = StreamTarget.Parse(target) ?? throw new ArgumentException($"expected a path such as /public/ws, got '{target}'", nameof(target));
        return new BinanceSession(wanted, new Pulse(_settings, NowNs), connectionId, outbox, NowNs);
    }

    protected override void Welcome(ClientSession client)
    {
        BinanceSession session = (BinanceSession)client;
        Await(session);
        _requests.Subscribe(session, session.Target.Streams, static () => { }, NowNs);
    }

    protected override void ReadControl(ClientSession client, bool isPong, ReadOnlyMemory<byte> payload, long nowNs)
    {
        BinanceSession session = (BinanceSession)client;
        if (!session.IsHalfOpen && _requests.Admit(session, nowNs) && isPong)
        {
            session.Pulse.Answer(payload.Span);
        }
    }

    protected override void Opened(StreamFeed feed, long nowNs) => Contracts.Opened((BinanceFeed)feed, nowNs);

    protected override void Closed(StreamFeed feed) => Contracts.Closed((BinanceFeed)feed);

    private void Await(BinanceSession client) => Agenda.At(client.Pulse.NextNs, dueNs => Tend(client, dueNs));

    private void Tend(BinanceSession client, long nowNs)
    {
        if (!Clients.Contains(client))
        {
            return;
        }

        if (client.Pulse.EndAt(nowNs) is { } end)
        {
            Cut(client, end, end.Reason);
            return;
        }

        if (client.Pulse.TakePing(nowNs) is { } payload)
        {
            client.Send(new OutFrame(payload, IsPing: true));
        }

        Await(client);
    }
}
