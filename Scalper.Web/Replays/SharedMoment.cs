using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Replay.Export;
using Scalper.Core.Replay.Session;
using Scalper.Web.Recording;
using Scalper.Web.Screens;

namespace Scalper.Web.Replays;

/// <summary>The instant that a replay stands at, to be cut out for others.</summary>
/// <param name="Name">What the file is called.</param>
internal sealed record SharedMoment(Moment Moment, string Name)
{
    /// <summary>What is cut out on either side, where nothing is played again and again around the instant.</summary>
    public static readonly TimeSpan Around = TimeSpan.FromMinutes(5);

    private static readonly long AroundNs = Around.Ticks * TimeSpan.NanosecondsPerTick;

    /// <summary>What is wrong with it, in a sentence; null where nothing is.</summary>
    public string? Fault => Moment.ToNs - Moment.FromNs > ExportRequest.MostSpan.Ticks * TimeSpan.NanosecondsPerTick
        ? $"Expected a loop of at most {ExportRequest.MostSpan.TotalMinutes:0} minutes, came a longer one: end it, or play a shorter one."
        : null;

    /// <param name="symbol">One that the replay follows now.</param>
    /// <param name="lane">The symbol's.</param>
    /// <param name="layout">Of whoever shares it; null where they have none.</param>
    public static SharedMoment Of(ReplayPosition at, string symbol, ushort lane, SymbolLayout? layout)
    {
        (long fromNs, long toNs) = at.Loop is { } loop && at.NowNs >= loop.FromNs && at.NowNs <= loop.ToNs
            ? (loop.FromNs, loop.ToNs)
            : (Math.Max(at.FromNs, at.NowNs - AroundNs), Math.Min(at.ToNs, at.NowNs + AroundNs));
        long number = at.Numbers.FirstOrDefault(n => n.Lane == lane).Number;
        string? text = layout is null ? null : LayoutText.Write(layout);
        Moment moment = new(symbol, fromNs, toNs)
        {
            Instant = new MomentInstant(at.NowNs, lane, number),
            Layout = text?.Length <= LayoutText.Longest ? text : null,
        };
        return new SharedMoment(moment, string.Create(CultureInfo.InvariantCulture, $"{symbol}-{UnixTime.FromNs(at.NowNs):yyyyMMdd'T'HHmmssfff}Z.moment"));
    }
}
