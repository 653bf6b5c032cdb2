using System.Text.Json;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Golden;

public sealed class GoldenReferenceTests
{
    [Theory]
    [MemberData(nameof(GoldenCases.All), MemberType = typeof(GoldenCases))]
    public void Reference_GoldenCase_PrintsTheValuesWorkedOutByHand(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);

        List<JsonElement> printed = ReferenceEngine.Run(golden.Lines, golden.Options).Select(line => line.ToJson()).ToList();

        Assert.Empty(golden.Differences(printed));
    }
}
