using Scalper.Sandbox.Binance.Rest;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Binance.Faults;

/// <summary>Calls that fail or are answered late: those of a path's end and a contract, or of all where null; so many of them, or all.</summary>
internal sealed class RestFault(string? path, string? symbol, RestFailure? failure, long delayNs, int? count)
{
    private int? _left = count;

    public RestFailure? Failure => failure;

    public long DelayNs => delayNs;

    public FaultInForce? InForce { get; set; }

    public bool IsSpent => _left == 0;

    public bool Concerns(string calledPath, string? calledSymbol) =>
        (path is null || calledPath.EndsWith("/" + path, StringComparison.Ordinal)) && (symbol is null || symbol == calledSymbol);

    public void Strike() => _left--;
}
