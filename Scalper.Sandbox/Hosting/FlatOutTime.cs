using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>
/// The time of an exchange that goes as fast as its clients read: it stands still while one of them has enough to read. While the market is paused
/// or nobody is there it goes like any other. What is written is dated by the machine's clock all the same.
/// </summary>
internal sealed class FlatOutTime(long startNs)
{
    private const long StepNs = 1_000_000;
    private const int StepsAtOnce = 32;
    private const long EnoughBytes = 512 * 1024;

    private long _wallNs = startNs;

    /// <summary>Unix ns; never goes back.</summary>
    public long NowNs { get; private set; } = startNs;

    /// <summary>Lets some milliseconds pass.</summary>
    /// <param name="wallNs">The machine's clock.</param>
    /// <returns>False where there is no hurry.</returns>
    public bool Advance(VenueStepper exchange, long wallNs)
    {
        long passedNs = wallNs - _wallNs;
        _wallNs = wallNs;
        if (exchange.ClientCount == 0 || exchange.Market.IsPaused)
        {
            Step(exchange, passedNs);
            return false;
        }

        for (int i = 0; i < StepsAtOnce; i++)
        {
            if (HasEnough(exchange))
            {
                return false;
            }

            Step(exchange, StepNs);
        }

        return true;
    }

    private void Step(VenueStepper exchange, long ns)
    {
        NowNs += ns;
        exchange.Market.Clock.HeldMs = (_wallNs - NowNs) / 1_000_000;
        exchange.Advance(NowNs);
    }

    private static bool HasEnough(VenueStepper exchange)
    {
        foreach (ClientSession client in exchange.Clients)
        {
            if (client.Outbox.Bytes > EnoughBytes)
            {
                return true;
            }
        }

        return false;
    }
}
