namespace Scalper.Web.Settings;

/// <summary>How a setting stands in the configuration.</summary>
internal enum SettingShape
{
    /// <summary>One text.</summary>
    Scalar,

    /// <summary>Texts or groups by index.</summary>
    List,

    /// <summary>A group with an options class of its own.</summary>
    Group,
}
