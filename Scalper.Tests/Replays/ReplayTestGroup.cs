namespace Scalper.Tests.Replays;

/// <summary>The tests that share one <see cref="ReplayProcess"/>; none of them sets or closes its replay.</summary>
[CollectionDefinition(Name)]
public sealed class ReplayTestGroup : ICollectionFixture<ReplayProcess>
{
    public const string Name = "Replay process";
}
