using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Binance.Faults;

/// <summary>REST calls that are refused, answered late, or answered with a book of the past.</summary>
internal sealed class RestFaults(FaultDesk desk, ContractBoard contracts)
{
    private const int DefaultStatus = 503;
    private readonly List<RestFault> _faults = [];
    private readonly List<(string Symbol, DepthPicture Picture)> _stale = [];

    public IReadOnlyList<FaultCommand> Commands =>
    [
        new("restfail", ["path", "symbol", "status", "retryAfter", "seconds", "count"], Fail),
        new("restdelay", ["path", "symbol", "ms", "seconds", "count"], Delay),
        new("reststale", ["symbol", "seconds"], Freeze),
    ];

    /// <summary>What befalls a call that is made now; null for nothing.</summary>
    public RestFault? Take(string path, string? symbol, long nowNs)
    {
        RestFault? fault = _faults.Find(fault => fault.Concerns(path, symbol));
        fault?.Strike();
        if (fault is { IsSpent: true })
        {
            desk.Register.End(fault.InForce!, nowNs);
        }

        return fault;
    }

    /// <summary>The book of the past that is shown of a contract; null where the present one is.</summary>
    public DepthPicture? Picture(VenueContract contract) => _stale.Find(stale => stale.Symbol == contract.Terms.Symbol).Picture;

    private int Fail(ControlRequest request, long nowNs) =>
        Enter(request, nowNs, new RestFailure(request.Integer("status", 400, 599) ?? DefaultStatus, request.Integer("retryAfter", 0, 86_400)), 0);

    private int Delay(ControlRequest request, long nowNs)
    {
        double ms = request.Number("ms", 0.001, 3_600_000) ?? throw new ControlRefusal("restdelay: expected \"ms\", got none");
        return Enter(request, nowNs, null, (long)(ms * 1e6));
    }

    private int Enter(ControlRequest request, long nowNs, RestFailure? failure, long delayNs)
    {
        FaultScope scope = desk.Targets.Scope(request);
        RestFault fault = new(request.Text("path"), scope.Symbol, failure, delayNs, request.Has("count") ? request.Count : null);
        fault.InForce = desk.Register.Begin(request, nowNs, _faults, fault);
        return 0;
    }

    /// <summary>The book as it is now is what snapshots show until the end.</summary>
    private int Freeze(ControlRequest request, long nowNs)
    {
        string symbol = request.RequiredText("symbol");
        VenueContract contract = contracts.Find(symbol) ?? throw new ControlRefusal($"reststale: expected a contract that trades, got '{symbol}'");
        desk.Register.Begin(request, nowNs, _stale, (symbol, DepthPicture.Of(contract)));
        return 1;
    }
}
