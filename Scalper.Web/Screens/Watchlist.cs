using System.Collections.Immutable;

namespace Scalper.Web.Screens;

/// <summary>A named choice of symbols, in the order in which they were added.</summary>
public sealed record Watchlist(string Name, ImmutableArray<string> Symbols)
{
    /// <summary>The list of starred symbols, which everybody has.</summary>
    public static Watchlist Starred { get; } = new("Starred", []);

    public bool Holds(string symbol) => Symbols.Contains(symbol);

    /// <summary>The list without the symbol where it holds it, else with it at the end.</summary>
    public Watchlist Toggle(string symbol) => this with { Symbols = Holds(symbol) ? Symbols.Remove(symbol) : Symbols.Add(symbol) };

    public bool Equals(Watchlist? other) => other is not null && Name == other.Name && Symbols.AsSpan().SequenceEqual(other.Symbols.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Name, Symbols.Length);
}
