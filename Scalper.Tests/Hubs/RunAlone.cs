namespace Scalper.Tests.Hubs;

/// <summary>Tests that look at the memory of the process: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunAlone
{
    public const string Name = "alone";
}
