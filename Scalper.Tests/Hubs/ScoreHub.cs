namespace Scalper.Tests.Hubs;

/// <summary>One application for all tests of a class that ask its hub and its API the same.</summary>
public sealed class ScoreHub : IAsyncLifetime
{
    internal HubHost Host { get; } = new(("Dashboard:UpdatesPerSecond", "10"));

    /// <summary>Asks the HTTP API with the key.</summary>
    internal HttpClient Http { get; } = new();

    public Task InitializeAsync()
    {
        Http.BaseAddress = Host.Site;
        Http.DefaultRequestHeaders.Add(HubClient.KeyHeader, HubHost.Key);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
