namespace Scalper.Tests.Reference;

public enum ReferenceBookStatus
{
    /// <summary>No snapshot yet.</summary>
    Waiting,
    Live,

    /// <summary>Proven wrong; only a snapshot makes it Live again.</summary>
    Invalid,
}
