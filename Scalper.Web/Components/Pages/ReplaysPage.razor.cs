using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Scalper.Core.Primitives;
using Scalper.Core.Replay.Session;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Controls;
using Scalper.Web.Replays;

namespace Scalper.Web.Components.Pages;

/// <summary>The replays that are open; opens another one, and by its address the instant that a link tells.</summary>
public sealed partial class ReplaysPage
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    private IReadOnlyList<ReplayApp> _open = [];
    private DateTime _from;
    private bool _isOpening;
    private string? _complaint;

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    /// <summary>Instant to stand at, Unix nanoseconds.</summary>
    [SupplyParameterFromQuery]
    public long? Ns { get; set; }

    /// <summary>Instant to stand at, Unix milliseconds.</summary>
    [SupplyParameterFromQuery]
    public long? At { get; set; }

    /// <summary>With <see cref="Number"/>: stands right behind this lane's input of that arrival number.</summary>
    [SupplyParameterFromQuery]
    public int? Lane { get; set; }

    [SupplyParameterFromQuery]
    public long? Number { get; set; }

    /// <summary>Name of a recording to begin with.</summary>
    [SupplyParameterFromQuery]
    public string? Segment { get; set; }

    /// <summary>The page to open, relative to the replay.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? Target { get; set; }

    /// <summary>The layout of symbol pages that a link carries.</summary>
    [SupplyParameterFromQuery(Name = "layout")]
    public string? Layout { get; set; }

    [Inject]
    private MomentInbox Inbox { get; set; } = default!;

    [Inject]
    private ReplayBook Book { get; set; } = default!;

    [Inject]
    private ReplayDesk Desk { get; set; } = default!;

    [Inject]
    private ReplayOptions Options { get; set; } = default!;

    [Inject]
    private IAuthorizationService Rules { get; set; } = default!;

    [Inject]
    private AuthenticationStateProvider ViewerState { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private bool IsAsked => Ns is not null || At is not null || Segment is not null;

    public void Dispose() => Pulse.Beat -= OnBeat;

    protected override void OnInitialized()
    {
        DateTime now = (Time.GetUtcNow() - Usual).UtcDateTime;
        _from = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        _isOpening = IsAsked;
        _open = Book.Open;
        Pulse.Beat += OnBeat;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && IsAsked)
        {
            await OpenAsync(AskedAsync);
            StateHasChanged();
        }
    }

    // Positions move on.
    private void OnBeat()
    {
        _open = Book.Open;
        if (_open.Count > 0)
        {
            StateHasChanged();
        }
    }

    private async Task<ReplayApp> AskedAsync(Actor by)
    {
        if (Segment is { } segment)
        {
            return await Desk.OpenSegmentAsync(segment, by) ?? throw new ReplayOpenException($"expected the name of a recording, came '{segment}'");
        }

        DateTimeOffset at = Ns is { } ns ? UnixTime.FromNs(ns) : Known(At!.Value);
        (ushort, long)? input = Number is { } number && Lane is >= 0 and <= ushort.MaxValue ? ((ushort)Lane, number) : null;
        return await Desk.OpenAtAsync(new ReplayInstant(at, Ns, input) { View = SharedView.OfLink(Layout) }, by, CancellationToken.None);
    }

    private static DateTimeOffset Known(long ms) => ms >= 0 && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : throw new ReplayOpenException(string.Create(CultureInfo.InvariantCulture, $"expected a time in Unix milliseconds, came {ms}"));

    private Task OpenAsync() => OpenAsync(by => Desk.OpenAtAsync(new ReplayInstant(new DateTimeOffset(DateTime.SpecifyKind(_from, DateTimeKind.Utc))), by, CancellationToken.None));

    private Task OpenFileAsync(InputFileChangeEventArgs chosen) => OpenAsync(async by =>
    {
        if (chosen.File.Size > MomentInbox.MostBytes)
        {
            throw MomentInbox.TooLong(chosen.File.Name);
        }

        await using Stream content = chosen.File.OpenReadStream(MomentInbox.MostBytes);
        return await Inbox.OpenAsync(chosen.File.Name, content, by, CancellationToken.None);
    });

    private async Task OpenAsync(Func<Actor, Task<ReplayApp>> open)
    {
        (_isOpening, _complaint) = (true, null);
        try
        {
            // A link leads everybody here.
            if (!await ReplayRights.MayAsync(Rules, ViewerState))
            {
                (_isOpening, _complaint) = (false, $"{ReplayRights.Refusal}. Those that are open are for everybody to look at.");
                return;
            }

            ReplayApp replay = await open(await ActorAsync());

            // Another market is another application: its pages have a circuit of their own.
            Navigation.NavigateTo(Target is { } target ? $"{replay.Place.Path}/{target.TrimStart('/')}" : replay.Place.Entry, forceLoad: true);
        }
        catch (ReplayOpenException fault)
        {
            _complaint = $"It can't be replayed: {fault.Message}.";
        }

        _isOpening = false;
    }

    private async Task CloseAsync(int id)
    {
        if (await ReplayRights.MayAsync(Rules, ViewerState))
        {
            await Book.CloseAsync(id, await ActorAsync());
        }

        _open = Book.Open;
    }

    private async Task<Actor> ActorAsync() => Actor.Of((await ViewerState.GetAuthenticationStateAsync()).User);
}
