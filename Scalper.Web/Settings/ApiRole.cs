namespace Scalper.Web.Settings;

/// <summary>What a key of the HTTP API may do; the names are those of the roles.</summary>
public enum ApiRole
{
    Viewer,
    Trader,
    Admin,
}
