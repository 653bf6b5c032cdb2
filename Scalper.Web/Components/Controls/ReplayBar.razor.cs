using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scalper.Core.Replay.Session;
using Scalper.Web.Replays;

namespace Scalper.Web.Components.Controls;

/// <summary>Shows where a replay stands and sets it.</summary>
public sealed partial class ReplayBar
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly (ReplayJump Kind, string Word, string Key, string Title)[] Jumps =
    [
        (ReplayJump.SideChange, "side", "n", "The next change of side"), (ReplayJump.WallPulled, "wall", "w", "The next wall that is pulled"), (ReplayJump.Gap, "gap", "g", "The next gap"),
    ];

    private long? _loopFromNs;
    private string? _complaint;
    private string _asked = "";

    /// <summary>The replay's number.</summary>
    [Parameter, EditorRequired]
    public int Id { get; set; }

    [Parameter, EditorRequired]
    public string Source { get; set; } = "";

    [Parameter, EditorRequired]
    public ReplayPosition At { get; set; }

    /// <summary>Whose events are gone to; null where the page shows none.</summary>
    [Parameter]
    public string? Symbol { get; set; }

    /// <summary>The whole recording at a glance, for the symbol at hand; null where nothing of it is read yet.</summary>
    [Parameter]
    public ReplayStrip? Strip { get; set; }

    /// <summary>The address of this instant; null where none leads to it, for it was not recorded here.</summary>
    [Parameter]
    public string? Link { get; set; }

    /// <summary>The address of this instant as a file; null where the page shows no symbol.</summary>
    [Parameter]
    public string? Moment { get; set; }

    /// <summary>What became of the last command; null where it was carried out.</summary>
    [Parameter]
    public string? Complaint { get; set; }

    /// <summary>Carries a command out; without it the bar tells and sets nothing.</summary>
    [Parameter]
    public EventCallback<Func<ReplayTransport, Task>> OnAct { get; set; }

    private string LinkTitle => "An address of this instant and page, for users of this server"
        + (Link?.Contains("&layout=", StringComparison.Ordinal) == true ? ", with your layout" : ", without your layout, which is too long for it");

    // Why nothing can be set; null where it can.
    private string? Fixed => At.State is ReplayState.Faulted ? "A fault has ended this replay" : OnAct.HasDelegate ? null : ReplayRights.Refusal;

    private bool IsFixed => Fixed is not null;

    private bool IsOn => At.State is ReplayState.Playing or ReplayState.Seeking;

    private Task Do(Func<ReplayTransport, Task> act)
    {
        _complaint = null;
        return OnAct.InvokeAsync(act);
    }

    private Task SetSpeed(ChangeEventArgs e) => ReplayOptions.ReadSpeed(e.Value as string) is { } speed ? Do(t => t.SetSpeedAsync(speed)) : Task.CompletedTask;

    private Task LoopFrom(long fromNs)
    {
        ReplayLoop loop = new(fromNs, At.NowNs);
        _loopFromNs = null;
        return Do(t => t.SetLoopAsync(loop));
    }

    private Task Scrub(ChangeEventArgs e) => int.TryParse(e.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
        ? Seek(ReplayWords.TimeAt(At, place))
        : Task.CompletedTask;

    private Task GoTo(ChangeEventArgs e)
    {
        _asked = (e.Value as string ?? "").Trim();
        if (ReplayWords.ReadTime(_asked, At.NowNs) is not { } ns)
        {
            _complaint = _asked.Length == 0 ? null : $"Expected a time such as 12:40:50.5, or with its day, came '{_asked}'.";
            return Task.CompletedTask;
        }

        _asked = "";
        return Seek(ns);
    }

    private Task Seek(long ns) => Do(t => t.SeekAsync(ns, CancellationToken.None));
}
