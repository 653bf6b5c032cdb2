namespace Scalper.Core.Evaluation;

/// <summary>A model as it is measured: with another weight it is another one, and its record begins anew.</summary>
/// <param name="Name">"classic", for instance.</param>
/// <param name="Weights">Hash of all that its scores depend on beside the market.</param>
public readonly record struct ModelKey(string Name, string Weights)
{
    public override string ToString() => $"{Name} {Weights}";
}
