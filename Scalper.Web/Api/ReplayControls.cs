using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Replay.Session;
using Scalper.Web.Api.Documents;
using Scalper.Web.Replays;

namespace Scalper.Web.Api;

/// <summary>Routes of a replay that say where it stands, and set it.</summary>
internal static class ReplayControls
{
    private const int MostEvents = 1_000;

    public static IResult Read([FromServices] ReplayPlace place) => Results.Json(ReplayDocument.Of(place), ApiJson.Options);

    /// <param name="symbol">As <see cref="Core.Primitives.Instrument.Symbol"/>. The first question begins to read the recording.</param>
    public static IResult Strip(string? symbol, [FromServices] ReplayPlace place)
    {
        ReplaySession session = place.Session!;
        FollowedSymbol? followed = session.Market.Find(symbol ?? "");
        return session.Strips.Read(symbol ?? "") is null && followed is null
            ? Problems.UnknownSymbol(symbol ?? "")
            : Results.Json(ReplayStripDocument.Of(symbol!, followed?.Instrument.Venue ?? Instrument.VenueOf(symbol!), session.Strips), ApiJson.Options);
    }

    public static Task<IResult> Play([FromServices] ReplayPlace place) => DoAsync(place, t => t.PlayAsync());

    public static Task<IResult> Pause([FromServices] ReplayPlace place) => DoAsync(place, t => t.PauseAsync());

    /// <param name="to">Recorded seconds in a second, 0.25 to 100, or <c>max</c>.</param>
    public static async Task<IResult> Speed(string? to, [FromServices] ReplayPlace place) =>
        ReplayOptions.ReadSpeed(to) is { } speed
            ? await DoAsync(place, t => t.SetSpeedAsync(speed))
            : Problems.BadParameter("to", $"a number from 0.25 to 100, or {ReplayOptions.FastestWord}", to ?? "nothing");

    /// <param name="at">ISO 8601, UTC without an offset, or Unix milliseconds: everything up to then is played, and nothing after.</param>
    /// <param name="lane">With <paramref name="number"/>: stands right behind the lane's input of that arrival number.</param>
    public static async Task<IResult> Seek(string? at, string? lane, string? number, [FromServices] ReplayPlace place, CancellationToken cancellation)
    {
        if (number is not null)
        {
            return ushort.TryParse(lane ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out ushort of)
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long input)
                ? await DoAsync(place, t => t.SeekToAsync(of, input, cancellation))
                : Problems.BadParameter("number", "an arrival number, and a lane", $"{number} of lane {lane}");
        }

        return RequestTime.ReadNs(at) is { } time
            ? await DoAsync(place, t => t.SeekAsync(time, cancellation))
            : Problems.BadParameter("at", "a time such as 2026-11-22T12:40:50Z, or Unix milliseconds", at ?? "nothing");
    }

    /// <param name="events">Inputs to go on by; below 0 back.</param>
    /// <param name="seconds">Or recorded seconds.</param>
    public static async Task<IResult> Step(string? events, string? seconds, [FromServices] ReplayPlace place, CancellationToken cancellation)
    {
        if (seconds is not null)
        {
            return double.TryParse(seconds, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double span)
                && Math.Abs(span) <= TimeSpan.FromDays(1).TotalSeconds
                ? await DoAsync(place, t => t.StepTimeAsync(TimeSpan.FromSeconds(span), cancellation))
                : Problems.BadParameter("seconds", "a number of at most a day", seconds);
        }

        return int.TryParse(events ?? "1", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count) && Math.Abs(count) <= MostEvents
            ? await DoAsync(place, t => t.StepAsync(count, cancellation))
            : Problems.BadParameter("events", $"a whole number from -{MostEvents} to {MostEvents}", events ?? "nothing");
    }

    /// <param name="to"><c>SideChange</c>, <c>WallPulled</c> or <c>Gap</c>.</param>
    public static async Task<IResult> Jump(string? to, string? symbol, [FromServices] ReplayPlace place, CancellationToken cancellation)
    {
        if (!Enum.TryParse(to, ignoreCase: true, out ReplayJump kind) || !Enum.IsDefined(kind))
        {
            return Problems.BadParameter("to", string.Join(", ", Enum.GetNames<ReplayJump>()), to ?? "nothing");
        }

        return place.Session!.Market.Find(symbol ?? "") is null
            ? Problems.UnknownSymbol(symbol ?? "")
            : await DoAsync(place, t => t.JumpAsync(kind, symbol!, cancellation));
    }

    /// <param name="from">A time, as of <see cref="Seek"/>; <paramref name="to"/> likewise; neither ends the loop.</param>
    public static async Task<IResult> Loop(string? from, string? to, [FromServices] ReplayPlace place)
    {
        if (from is null && to is null)
        {
            return await DoAsync(place, t => t.SetLoopAsync(null));
        }

        return RequestTime.ReadNs(from) is { } begin && RequestTime.ReadNs(to) is { } end && begin < end
            ? await DoAsync(place, t => t.SetLoopAsync(new ReplayLoop(begin, end)))
            : Problems.BadParameter("from", "two times, the earlier one first", $"{from ?? "nothing"} to {to ?? "nothing"}");
    }

    private static async Task<IResult> DoAsync(ReplayPlace place, Func<ReplayTransport, Task> act) =>
        await ReplayTransports.TryAsync(place.Session!.Transport, act) is { } refusal ? Problems.ReplayRefused(refusal) : Read(place);
}
