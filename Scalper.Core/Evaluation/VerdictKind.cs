namespace Scalper.Core.Evaluation;

/// <summary>What may be said of a model at a horizon.</summary>
public enum VerdictKind : byte
{
    /// <summary>Too few blocks, or nothing that luck would not give as well.</summary>
    NotProven,

    /// <summary>Its extreme scores earn more than spread and fees take.</summary>
    Pays,

    /// <summary>High scores come before higher prices, but not by what trading costs.</summary>
    PredictsDoesNotPay,

    /// <summary>High scores come before lower prices.</summary>
    WrongWay,

    /// <summary>Too many windows had to be discarded: what is left may not stand for all.</summary>
    None,
}
