namespace Scalper.Web.Live;

/// <summary>Which market the application shows; every page carries it as a badge.</summary>
/// <param name="Name">The profile's name, for example <c>sandbox</c> or <c>live</c>.</param>
/// <param name="IsSandbox">True where prices come from the sandbox exchange and mean nothing outside it.</param>
/// <param name="Description">One plain sentence: what the data is and where it comes from.</param>
/// <param name="IsReplay">True where the sandbox exchange plays a recording: prices were real once.</param>
public sealed record AppProfile(string Name, bool IsSandbox, string Description, bool IsReplay = false)
{
    /// <summary>The badge's words.</summary>
    public string Badge => IsReplay ? "REPLAY" : IsSandbox ? "SANDBOX" : "LIVE DATA";

    /// <summary>Which look the badge has.</summary>
    public string Tone => IsReplay ? "replay" : IsSandbox ? "sandbox" : "live";
}
