namespace Scalper.Web.Settings;

/// <summary>Every setting that the application knows, as it goes by it; in the order of the keys.</summary>
public sealed record SettingsInForce(IReadOnlyList<SettingInForce> All);
