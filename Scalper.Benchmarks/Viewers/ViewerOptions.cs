using System.Globalization;

namespace Scalper.Benchmarks.Viewers;

/// <summary>The command line after <c>viewers</c>.</summary>
internal sealed record ViewerOptions
{
    public const string Help = """
        viewers load      processor time of the application, bytes and tick to score with several numbers of viewers in turn
        viewers compare   one tab without a browser against one tab of a real browser
        viewers screen    tick to screen of 1 and 3 real browsers
        viewers tabs      memory over tabs that are opened and closed, every other one cut off
        viewers heatmap   processor time, bytes and tick to score with several numbers of programs at the market hub
        viewers frames    frame times of a real browser on the symbol page

          --viewers 0,1,10,50   load, heatmap: viewers of the phases
          --rates 4,10          screen: updates a second of the phases
          --browsers 1,3        screen: browsers of the phases, never fewer than before
          --rounds 3            load, screen, heatmap, frames: how often each phase has its turn
          --spans 3             load, heatmap: measurements in a phase
          --seconds 20          length of a measurement
          --warmup 60           seconds with viewers before the first measurement
          --tabs 200            tabs: how many
          --picture FILE        frames: where a picture of the page is put
          --set KEY=VALUE       a setting of the application, any number of times
        """;

    public string Mode { get; private init; } = "load";

    public IReadOnlyList<int> Viewers { get; private init; } = [0, 1, 10, 50];

    /// <summary>Updates a second.</summary>
    public IReadOnlyList<int> Rates { get; private init; } = [4, 10];

    public IReadOnlyList<int> Browsers { get; private init; } = [1, 3];

    public int Rounds { get; private init; } = 3;

    public int Spans { get; private init; } = 3;

    public TimeSpan Span { get; private init; } = TimeSpan.FromSeconds(20);

    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(60);

    public int Tabs { get; private init; } = 200;

    /// <summary>File for a picture of the page; null for none.</summary>
    public string? Picture { get; private init; }

    /// <summary>Settings of the application, as on its command line without the dashes.</summary>
    public IReadOnlyList<string> Settings { get; private init; } = [];

    /// <exception cref="ArgumentException">In one line what was expected and what came.</exception>
    public static ViewerOptions Parse(IReadOnlyList<string> arguments)
    {
        ViewerOptions options = arguments is [var mode, ..] && !mode.StartsWith('-') ? new ViewerOptions { Mode = mode } : new ViewerOptions();
        for (int i = arguments.Count > 0 && arguments[0] == options.Mode ? 1 : 0; i < arguments.Count; i += 2)
        {
            options = options.With(arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : throw new ArgumentException($"{arguments[i]}: expected a value after it, got none"));
        }

        return options;
    }

    private ViewerOptions With(string name, string value) => name switch
    {
        "--viewers" => this with { Viewers = Numbers(name, value, least: 0) },
        "--rates" => this with { Rates = Numbers(name, value) },
        "--browsers" => this with { Browsers = Numbers(name, value) },
        "--rounds" => this with { Rounds = Whole(name, value) },
        "--spans" => this with { Spans = Whole(name, value) },
        "--seconds" => this with { Span = TimeSpan.FromSeconds(Whole(name, value)) },
        "--warmup" => this with { WarmUp = TimeSpan.FromSeconds(Whole(name, value)) },
        "--tabs" => this with { Tabs = Whole(name, value) },
        "--picture" => this with { Picture = value },
        "--set" => this with { Settings = [.. Settings, value] },
        _ => throw new ArgumentException($"expected one of the options below, got '{name}'"),
    };

    private static int[] Numbers(string name, string text, int least = 1) => [.. text.Split(',').Select(t => Whole(name, t, least))];

    private static int Whole(string name, string text, int least = 1) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least
            ? value
            : throw new ArgumentException($"{name}: expected a whole number of at least {least}, got '{text}'");
}
