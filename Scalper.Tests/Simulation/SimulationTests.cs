using System.Globalization;

namespace Scalper.Tests.Simulation;

/// <summary>
/// The feed against an exchange at its worst, from seeds. One seed alone:
/// <c>SCALPER_SIMULATION_SEED=17 dotnet test --filter FullyQualifiedName~SimulationTests</c>; many: <c>1-500</c>.
/// </summary>
public sealed class SimulationTests
{
    private const string SeedVariable = "SCALPER_SIMULATION_SEED";
    private const int Seeds = 200;
    private const int BinanceSeeds = 60;
    private const int Groups = 10;

    public static TheoryData<int> SeedGroups => Environment.GetEnvironmentVariable(SeedVariable) is null ? [.. Enumerable.Range(0, Groups)] : [0];

    public static string ReplayCommand(ulong seed) =>
        $"{SeedVariable}={seed.ToString(CultureInfo.InvariantCulture)} dotnet test --filter FullyQualifiedName~{nameof(SimulationTests)}";

    [Theory]
    [MemberData(nameof(SeedGroups))]
    public void Run_FaultsThenCalm_NeverServesAWrongBookAndRecovers(int group)
    {
        foreach (ulong seed in SeedsOf(group, Seeds))
        {
            SimulationPlan plan = new(seed);
            new World(plan, new SimulatedBybit(plan)).Run();
        }
    }

    [Theory]
    [MemberData(nameof(SeedGroups))]
    public void Run_BinanceFaultsThenCalm_NeverServesAWrongBookAndRecovers(int group)
    {
        foreach (ulong seed in SeedsOf(group, BinanceSeeds))
        {
            RunBinance(seed);
        }
    }

    [Fact]
    public void Run_BinanceSameSeed_ServesTheSame() => Assert.Equal(RunBinance(3), RunBinance(3));

    private static ulong RunBinance(ulong seed)
    {
        SimulationPlan plan = new(seed);
        using SimulatedBinance venue = new(plan);
        World world = new(plan, venue);
        world.Run();
        return world.Served;
    }

    private static IEnumerable<ulong> SeedsOf(int group, int seeds)
    {
        if (Environment.GetEnvironmentVariable(SeedVariable) is not { } text)
        {
            return Enumerable.Range(0, seeds / Groups).Select(i => (ulong)((i * Groups) + group + 1));
        }

        ulong[] ends = [.. text.Split('-').Select(t => ulong.Parse(t, CultureInfo.InvariantCulture))];
        return Enumerable.Range(0, (int)(ends[^1] - ends[0] + 1)).Select(i => ends[0] + (ulong)i);
    }
}
