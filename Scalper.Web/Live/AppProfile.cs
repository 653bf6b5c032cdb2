namespace Scalper.Web.Live;

/// <summary>Which market the application shows; every page carries it as a badge.</summary>
/// <param name="Name">The profile's name, for example <c>sandbox</c> or <c>live</c>.</param>
/// <param name="IsSandbox">True where prices come from the sandbox exchange and mean nothing outside it.</param>
/// <param name="Description">One plain sentence: what the data is and where it comes from.</param>
public sealed record AppProfile(string Name, bool IsSandbox, string Description)
{
    /// <summary>The badge's words.</summary>
    public string Badge => IsSandbox ? "SANDBOX" : "LIVE DATA";
}
