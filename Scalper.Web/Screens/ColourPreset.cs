namespace Scalper.Web.Screens;

/// <summary>The colours of up and down. A side is also said by arrow and word, in every preset.</summary>
public enum ColourPreset : byte
{
    /// <summary>Green up, red down.</summary>
    GreenRed,

    /// <summary>Red up, green down, as East Asian markets have it.</summary>
    RedGreen,

    /// <summary>Blue up, orange down: told apart with any kind of colour vision.</summary>
    BlueOrange,
}
