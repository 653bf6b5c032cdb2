using Scalper.Core.Engine;

namespace Scalper.Web.Live;

/// <summary>All connections as lights; equal where every light is, so that nothing is drawn again without need.</summary>
public sealed class VenueLights : IEquatable<VenueLights>
{
    private VenueLights(IReadOnlyList<ConnectionLight> all) => All = all;

    /// <summary>The main connections in order of their index, then the metrics feed; empty before the first was made.</summary>
    public IReadOnlyList<ConnectionLight> All { get; }

    public static VenueLights Of(EngineHealth? health) => new(health is null
        ? []
        : [.. health.Connections.Concat(health.Metrics is { } metrics ? [metrics] : []).Select(c => ConnectionLight.Of(c, health.Clock))]);

    public bool Equals(VenueLights? other) => other is not null && All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => Equals(obj as VenueLights);

    public override int GetHashCode() => All.Count;
}
