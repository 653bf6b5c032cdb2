namespace Scalper.Web.Settings;

/// <summary>Root keys of the web host.</summary>
public sealed class WebOptions
{
    /// <summary>Where the application listens; several addresses are separated by semicolons. Port 0 means any free one.</summary>
    [ListenAddresses]
    public string Urls { get; init; } = "http://127.0.0.1:8080";
}
