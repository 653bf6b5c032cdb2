using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Accounts.Audit;

namespace Scalper.Web.Market;

/// <summary>What an administrator may ask of the running market; what the market takes is written down with who asked. Safe from any thread.</summary>
public sealed class MarketDesk(IMarket market, IAuditTrail audit)
{
    /// <summary>Ends the wait of a halted connection.</summary>
    /// <param name="connection">Its <see cref="ConnectionHealth.Index"/>.</param>
    /// <returns>False where there is no such connection; it may have been connected, which changes nothing.</returns>
    public async Task<bool> RetryAsync(int connection, Actor by)
    {
        bool isTaken = market.Retry(connection, Cause(by));
        if (isTaken)
        {
            await audit.NoteAsync(AuditAct.ConnectionRetried, by, $"connection {connection}");
        }

        return isTaken;
    }

    /// <summary>Has the book of a symbol asked for again.</summary>
    /// <exception cref="LaneBusyException">Its lane takes no command now.</exception>
    public async Task<ResyncAnswer> ResyncAsync(string symbol, Actor by, CancellationToken cancellation)
    {
        ResyncAnswer answer = await market.ResyncAsync(symbol, Cause(by), cancellation);
        if (answer is ResyncAnswer.Asked)
        {
            await audit.NoteAsync(AuditAct.BookResynced, by, symbol);
        }

        return answer;
    }

    /// <summary>As the engine's log gives it.</summary>
    internal static string Cause(Actor by) => $"{by.Name} asked";
}
