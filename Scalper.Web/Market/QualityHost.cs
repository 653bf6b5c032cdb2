using Scalper.Core.Quality;

namespace Scalper.Web.Market;

/// <summary>
/// Lets the grades be made for as long as the application runs. Here and not in the engine, which must not know of grades. A bug in it
/// stops the application, as any bug does.
/// </summary>
public sealed class QualityHost(QualityWatch watch) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => watch.RunAsync(stoppingToken);
}
