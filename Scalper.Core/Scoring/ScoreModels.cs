using Scalper.Core.State;

namespace Scalper.Core.Scoring;

/// <summary>Every model, in the order of their scores everywhere. A new one is its file and its line here.</summary>
[NotState]
/// <param name="fit">Weights of "microstructure"; null for those that are shipped.</param>
public sealed class ScoreModels(ScoreWeights weights, MicrostructureFit? fit = null)
{
    /// <summary>How many there are.</summary>
    public const int Count = 3;

    /// <summary>Place of "classic".</summary>
    public const int Classic = 0;

    private readonly IScoreModel[] _models = [new ClassicModel(weights), new SymmetricModel(weights), new MicrostructureModel(fit ?? MicrostructureFit.Shipped)];

    /// <summary>By place.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new ScoreModels(new ScoreWeights()).All.Select(m => m.Name)];

    public IReadOnlyList<IScoreModel> All => _models;

    public IScoreModel this[int place] => _models[place];

    /// <summary>The place of a model.</summary>
    /// <returns>None (null) where no model has that name, upper and lower case being the same.</returns>
    public static int? PlaceOf(string? name)
    {
        for (int place = 0; place < Count; place++)
        {
            if (string.Equals(Names[place], name, StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        return null;
    }
}
