namespace Scalper.Web.Settings;

/// <summary>One setting as the application goes by it.</summary>
/// <param name="Key">As in the configuration: Section:Name.</param>
/// <param name="Value">As it would be written; *** for a secret that is set, empty for none.</param>
/// <param name="Origin">Where it was read from; null where nobody set it and the default holds.</param>
public sealed record SettingInForce(string Key, string Value, string? Origin)
{
    private const string UsualFile = "appsettings.json";

    /// <summary>Somebody set it, elsewhere than in the file that the program ships.</summary>
    public bool IsOverridden => Origin is not (null or UsualFile);
}
