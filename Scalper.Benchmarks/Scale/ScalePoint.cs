using System.Globalization;
using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Scale;

/// <param name="Lanes">Null for as many as the application would have.</param>
internal sealed record ScalePoint(int Symbols, int? Lanes)
{
    public Contender ToContender() => new(Contender.Engine, Lanes is { } lanes
        ? [.. BuiltProgram.Self, "engine", "--lanes", lanes.ToString(CultureInfo.InvariantCulture)]
        : [.. BuiltProgram.Self, "engine"]);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Symbols:N0} symbols{(Lanes is { } lanes ? $", lanes: {lanes}" : "")}");
}
