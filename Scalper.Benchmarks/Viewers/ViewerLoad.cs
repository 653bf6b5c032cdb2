using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers;

/// <summary>
/// What viewers of the score table cost. The numbers of viewers take turns within each round, so that whatever else the machine does hits
/// all of them; a viewer's cost is the difference to the phase without viewers of the same round.
/// </summary>
internal static class ViewerLoad
{
    private const int WarmUpViewers = 10;

    // A page of rows without scores changes less and would cost less than it should.
    private const int MostHidden = 15;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(ViewerOptions options, CancellationToken cancellation)
    {
        using Installation installation = await Installation.StartAsync(options.Settings, cancellation);
        await using OpenTabs tabs = new(installation, await installation.SignInAsync(cancellation));
        await tabs.ChangeToAsync(WarmUpViewers, cancellation);
        await tabs.WatchAsync(options.WarmUp, cancellation);
        LoadReport report = new();
        for (int round = 1; round <= options.Rounds; round++)
        {
            foreach (int viewers in options.Viewers)
            {
                await MeasureAsync(installation, tabs, viewers, options, report, cancellation);
                report.PrintLast(round);
            }
        }

        report.PrintSummary();
    }

    private static async Task MeasureAsync(
        Installation installation, OpenTabs tabs, int viewers, ViewerOptions options, LoadReport report, CancellationToken cancellation)
    {
        await tabs.ChangeToAsync(viewers, cancellation);
        await tabs.WatchAsync(Settling, cancellation);
        List<LoadSpan> spans = [];
        for (int i = 0; i < options.Spans; i++)
        {
            spans.Add(await LoadSpan.MeasureAsync(installation, tabs, options.Span, cancellation));
        }

        EngineReading engine = await installation.ReadEngineAsync(cancellation);
        if (!engine.IsHealthy || engine.Viewers != viewers)
        {
            throw new CircuitException($"Expected a healthy engine with {viewers} viewers, got {engine}.");
        }

        if (engine.Hidden > MostHidden)
        {
            throw new CircuitException($"Expected at most {MostHidden} symbols without a score for the state of their data, got {engine.Graded}: is the machine too busy?");
        }

        if (spans.Any(s => viewers > 0 && s.Rate.Pictures < 1))
        {
            throw new CircuitException($"Expected at least a painted picture a second and viewer, got {spans.Min(s => s.Rate.Pictures):F2}.");
        }

        report.Add(new LoadPhase(viewers, spans, engine));
    }
}
