namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>A clock that stands still at <see cref="Views.AtMs"/>.</summary>
internal sealed class SampleTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs);
}
