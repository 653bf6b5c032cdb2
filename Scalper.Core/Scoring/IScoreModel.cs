namespace Scalper.Core.Scoring;

/// <summary>Makes a score of a symbol's features. Pure, safe from any thread, and to the bit the same on every machine.</summary>
public interface IScoreModel
{
    /// <summary>As settings, requests and records name it: lower case, and never another model's.</summary>
    string Name { get; }

    /// <summary>Twelve hexadecimal digits that stand for the name, the version of the formulas and all weights: what was measured of other ones says nothing of these.</summary>
    string WeightsHash { get; }

    /// <summary>The points of each factor.</summary>
    Contributions Contribute(in FactorInputs inputs);

    /// <summary>Whether each factor's points follow from its own input alone.</summary>
    bool IsAdditive { get; }

    /// <summary>How one factor's input can move, all others staying as they are.</summary>
    FactorSteps Steps(ScoreFactor factor, FactorInputs inputs, bool isUpward);

    /// <summary>The score that they make.</summary>
    Score Rate(in FactorInputs inputs);
}
