using System.Globalization;

namespace Scalper.Tests.Simulation;

/// <summary>
/// The feed against an exchange at its worst, from seeds. One seed alone:
/// <c>SCALPER_SIMULATION_SEED=17 dotnet test --filter FullyQualifiedName~SimulationTests</c>
/// </summary>
public sealed class SimulationTests
{
    private const string SeedVariable = "SCALPER_SIMULATION_SEED";
    private const int Seeds = 200;
    private const int Groups = 10;

    public static TheoryData<int> SeedGroups => Environment.GetEnvironmentVariable(SeedVariable) is null ? [.. Enumerable.Range(0, Groups)] : [0];

    public static string ReplayCommand(ulong seed) =>
        $"{SeedVariable}={seed.ToString(CultureInfo.InvariantCulture)} dotnet test --filter FullyQualifiedName~{nameof(SimulationTests)}";

    [Theory]
    [MemberData(nameof(SeedGroups))]
    public void Run_FaultsThenCalm_NeverServesAWrongBookAndRecovers(int group)
    {
        foreach (ulong seed in SeedsOf(group))
        {
            new World(new SimulationPlan(seed)).Run();
        }
    }

    private static IEnumerable<ulong> SeedsOf(int group) => Environment.GetEnvironmentVariable(SeedVariable) is { } text
        ? [ulong.Parse(text, CultureInfo.InvariantCulture)]
        : Enumerable.Range(0, Seeds / Groups).Select(i => (ulong)((i * Groups) + group + 1));
}
