using System.ComponentModel.DataAnnotations;
using Scalper.Core.State;

namespace Scalper.Core.Features;

/// <summary>Settings of the section <c>Features</c>.</summary>
[NotState]
public sealed class FeatureOptions
{
    /// <summary>Size of the market order whose slippage is told, quote currency.</summary>
    [Range(1, 1_000_000_000)]
    public int SlippageQuote { get; init; } = 1_000;
}
