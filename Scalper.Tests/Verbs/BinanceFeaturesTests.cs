using System.Globalization;
using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Tests.Captures;
using Scalper.Tests.Reference;
using Scalper.Web.Verbs;

namespace Scalper.Tests.Verbs;

/// <summary>The engine's printed lines of recorded Binance sessions against the second implementation, to which their frames are translated by the reference.</summary>
public sealed class BinanceFeaturesTests
{
    [CapturesTheory]
    [InlineData(BinanceCaptures.Btc2024, 4_000, 800)]
    [InlineData(BinanceCaptures.Eth2024, 4_000, 900)]
    [InlineData(BinanceCaptures.Btc2023, 4_000, 900)]
    public void Print_BeginningOfASession_AgreesWithReferenceOnEveryLine(string capture, int frames, int atLeast)
    {
        Scalper.Core.Recording.CaptureLine[] lines = [.. BinanceCaptures.Lines(capture).Take(frames)];
        BinanceTranslation translation = new();
        IReadOnlyList<ReferenceLine> expected = ReferenceEngine.Run(translation.Translate(lines), ReferenceOptions.Default);
        using StringWriter output = new(CultureInfo.InvariantCulture);
        FeaturesVerb.Print(new CaptureRun(new EngineOptions(), () => lines), output);
        JsonElement[] printed = [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

        Assert.InRange(expected.Count, atLeast, frames);
        Assert.Equal(expected.Count, printed.Length);
        string symbol = printed[0].GetProperty("symbol").GetString()!;
        for (int i = 0; i < printed.Length; i++)
        {
            ReferenceLine line = expected[i] with { Symbol = symbol, Venue = "Binance", UpdateId = translation.Ids[(int)expected[i].UpdateId] };
            IReadOnlyList<string> differences = ReferenceComparison.Differences(printed[i], line);
            Assert.True(differences.Count == 0, $"line {i} of {expected.Count}: {string.Join("; ", differences)}");
        }
    }
}
