namespace Scalper.Tests.Reference;

/// <summary>What a whole book, kept from changes, can say of its best levels.</summary>
public enum ReferenceDeepStatus
{
    /// <summary>It has no snapshot that the changes go on from.</summary>
    Waiting,

    /// <summary>It goes on, and too few of the best levels are known.</summary>
    Narrow,

    /// <summary>It goes on, and the best levels are known.</summary>
    Live,
}
