using Microsoft.Extensions.Logging;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Planted;
using Scalper.Sandbox.Replay;
using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Venue.Faults;

namespace Scalper.Sandbox.Hosting;

/// <summary>
/// Makes the exchanges that the options ask for. Each has a market of its own, with a seed of its own, of the same contracts: the two drift apart and back by
/// parts of a percent, and neither book knows of the other.
/// </summary>
internal static class VenueMaker
{
    public static ServedVenues Make(SandboxOptions options, ExchangeSettings settings, BinanceSettings binanceSettings, ILogger logger)
    {
        ulong seed = (ulong)options.Seed, binanceSeed = BinanceSeed(options);
        IMarket market = MadeUp(options, seed) is { } made ? made : Recorded(options);
        Exchange bybit = new(market, settings with { Seed = seed }) { FaultCarried = fault => Log(logger, "Bybit", fault) };
        BinanceExchange? binance = MadeUp(options, binanceSeed) is { } other
            ? new BinanceExchange(other, binanceSettings with { Seed = binanceSeed }) { FaultCarried = fault => Log(logger, "Binance", fault) }
            : null;
        return new ServedVenues(bybit, new RestDesk(market), Loop(bybit, options, logger), binance, binance is null ? null : Loop(binance, options, logger));
    }

    /// <summary>Begins the random faults where there are to be any.</summary>
    public static void Follow(ServedVenues venues, SandboxOptions options)
    {
        if (options.FaultsPerMinute > 0)
        {
            venues.BybitLoop.Follow(new FaultSchedule((ulong)options.Seed, options.FaultsPerMinute));
            venues.BinanceLoop?.Follow(new FaultSchedule(BinanceSeed(options), options.FaultsPerMinute, FaultSchedule.BinanceKinds));
        }
    }

    private static ulong BinanceSeed(SandboxOptions options) => SeededRandom.For((ulong)options.Seed, "binance").Next();

    /// <summary>Null where a recording is to be played.</summary>
    private static IWatchedMarket? MadeUp(SandboxOptions options, ulong seed) => options.Capture is { Length: > 0 } ? null
        : options.Signal is { } signal ? new PlantedMarket(signal.Terms, signal.Symbols, seed)
        : new SyntheticMarket(seed, options.MessagesPerSecond, options.Contracts);

    private static CaptureReplay Recorded(SandboxOptions options) =>
        new(options.Capture!, options.Instruments is { Length: > 0 } file ? file : null, options.Speed, (ulong)options.Seed);

    private static ExchangeLoop Loop(VenueStepper exchange, SandboxOptions options, ILogger logger)
    {
        FlatOutTime? pace = options.FlatOut ? new FlatOutTime((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks * 100) : null;
        return new ExchangeLoop(exchange, TimeProvider.System, pace, logger);
    }

    private static void Log(ILogger logger, string venue, CarriedFault fault)
    {
        if (fault.Refusal is null)
        {
            logger.LogInformation("Sandbox fault {Command} on {Venue}", fault.Command, venue);
        }
    }
}
